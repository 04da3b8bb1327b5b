import { words } from "../../words.js";
import type { Invalid } from "../cell.js";
import { readCell, type SheetContext } from "./xlsx-cell.js";
import { CellParts } from "./xlsx-cell-parts.js";
import { MAX_COLUMNS } from "./xml-columns.js";
import { localName, type XmlHandler, XmlParser } from "./xml-parser.js";

/** A row of a sheet that has something in it. */
export interface SheetRow {
  /** As the row is numbered in the sheet. */
  readonly line: number;
  /** By the place of the column, from 0, with holes; undefined when the cells are in disorder. */
  readonly cells: readonly (string | Invalid)[] | undefined;
}

/** Most rows that a sheet may have: Excel's own limit. */
const MAX_ROWS = 1_048_576;

const ROW_NUMBER = /^[1-9]\d{0,6}$/;
const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** Makes rows out of the XML of a sheet. Rows without content are passed over. */
export class SheetRows implements XmlHandler {
  readonly #parser: XmlParser;
  readonly #cell = new CellParts();
  /** Depth of the element that holds the rows; 0 outside of it. */
  #dataDepth = 0;
  #rows: SheetRow[] = [];
  #line = 0;
  #column = 0;
  #cells: (string | Invalid)[] = [];
  #inOrder = true;

  constructor(
    fileName: string,
    readonly context: SheetContext,
  ) {
    this.#parser = new XmlParser(`${fileName}, sheet`, this);
  }

  /**
   * Takes the next stretch of the sheet and gives the rows that ended in it.
   * @throws FILE_MALFORMED
   */
  write(text: string): SheetRow[] {
    this.#rows = [];
    this.#parser.write(text);
    return this.#rows;
  }

  /** @throws FILE_MALFORMED when the sheet is cut off. */
  end(): void {
    this.#parser.end();
  }

  open(prefixed: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(prefixed);
    const level = this.#level();
    if (level === undefined) {
      if (name === "sheetData") this.#dataDepth = this.#parser.depth;
      else this.#parser.mark();
    } else if (level === 1) this.#openRow(name, attributes.r);
    else if (level === 2) this.#openCell(name, attributes);
    else this.#cell.open(name);
  }

  text(text: string): void {
    if ((this.#level() ?? 0) > 2) this.#cell.text(text);
  }

  close(prefixed: string): void {
    const level = this.#level();
    if (level === undefined) this.#parser.mark();
    else if (level === -1) this.#dataDepth = 0;
    else if (level === 0) this.#closeRow();
    else if (level === 1) this.#closeCell();
    else this.#cell.close(localName(prefixed));
  }

  /** Depth below the element that holds the rows: a row is at 1, a cell at 2; undefined outside of it. */
  #level(): number | undefined {
    return this.#dataDepth === 0 ? undefined : this.#parser.depth - this.#dataDepth;
  }

  #openRow(name: string, number: string | undefined): void {
    const line = number === undefined ? this.#line + 1 : ROW_NUMBER.test(number) ? Number(number) : 0;
    if (name !== "row" || line <= this.#line)
      throw this.#parser.malformed(words("rows out of order", "regels niet op volgorde"));
    if (line > MAX_ROWS)
      throw this.#parser.malformed(words(`more than ${MAX_ROWS} rows`, `meer dan ${MAX_ROWS} regels`));
    this.#line = line;
    this.#column = 0;
    this.#cells = [];
    this.#inOrder = true;
  }

  #openCell(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name !== "c")
      throw this.#parser.malformed(words("something else than cells in a row", "iets anders dan cellen in een regel"));
    const column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r, this.#line);
    if (column <= this.#column) this.#inOrder = false;
    this.#column = column;
    this.#cell.begin(attributes);
  }

  #closeCell(): void {
    const value = readCell(this.#cell, this.context);
    if (typeof value === "string" && value.trim() === "") return;
    if (this.#column > MAX_COLUMNS)
      throw this.#parser.malformed(words(`more than ${MAX_COLUMNS} columns`, `meer dan ${MAX_COLUMNS} kolommen`));
    this.#cells[this.#column - 1] = value;
  }

  #closeRow(): void {
    this.#parser.mark();
    if (!this.#inOrder) this.#rows.push({ line: this.#line, cells: undefined });
    else if (this.#cells.length > 0) this.#rows.push({ line: this.#line, cells: this.#cells });
  }
}

/** Column of a reference, from 1: `C5` → 3; 0 when it is none of that row. */
function columnOf(reference: string, line: number): number {
  const [, letters = "", row] = REFERENCE.exec(reference) ?? [];
  if (Number(row) !== line) return 0;
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}
