import { words } from "../../words.js";
import type { BadRow, Batch } from "../read.js";
import { isTwiceEncoded } from "./encoding-signs.js";
import type { XmlColumns } from "./xml-columns.js";
import { type XmlHandler, XmlParser } from "./xml-parser.js";
import { ROWS_SHAPE, XmlPlaces } from "./xml-places.js";
import { XmlRow } from "./xml-row.js";

/** Makes rows out of the text of an XML file. A row is a list of texts, in the order of the columns, with holes. */
export class XmlRows implements XmlHandler {
  readonly #parser: XmlParser;
  readonly #places: XmlPlaces;
  readonly #row: XmlRow;
  #suspect = false;
  #rowDepth = 0;
  #count = 0;
  /** Whether a row was a row, or would be one in another encoding. */
  #anyRow = false;
  #batch = emptyBatch();

  /** @param rowName Name of the elements that are rows; without it their place says it. */
  constructor(columns: XmlColumns, rowName: string | undefined) {
    this.#parser = new XmlParser(columns.fileName, this);
    this.#places = new XmlPlaces(this.#parser, rowName);
    this.#row = new XmlRow(columns);
  }

  /**
   * Takes the next stretch of the file and gives the rows that ended in it.
   * @throws FILE_MALFORMED
   */
  write(text: string): Batch {
    this.#suspect = isTwiceEncoded(text);
    this.#batch = emptyBatch();
    this.#parser.write(text);
    return this.#batch;
  }

  /** @throws FILE_EMPTY, FILE_MALFORMED when the file is cut off, or holds no row but says something else. */
  end(): void {
    this.#parser.end();
    if (this.#anyRow || (this.#count === 0 && !this.#places.strayText)) return;
    throw this.#parser.malformed(words(`no row. Expected ${ROWS_SHAPE.en}`, `geen regel. Verwacht: ${ROWS_SHAPE.nl}`));
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const { depth } = this.#parser;
    if (this.#rowDepth > 0) {
      this.#row.open(name, attributes, depth - this.#rowDepth);
    } else {
      this.#parser.mark();
      if (this.#places.isRow(name)) this.#openRow(depth);
    }
  }

  text(text: string): void {
    if (this.#rowDepth > 0) this.#row.text(text, this.#parser.depth - this.#rowDepth);
    else this.#places.text(text);
  }

  close(): void {
    const { depth } = this.#parser;
    if (this.#rowDepth > 0 && depth >= this.#rowDepth) {
      if (depth === this.#rowDepth) this.#row.close(this.#suspect);
    } else {
      if (this.#rowDepth > 0) this.#closeRow();
      else this.#places.close();
      this.#parser.mark();
    }
  }

  #openRow(depth: number): void {
    this.#rowDepth = depth;
    this.#count += 1;
    this.#row.begin();
  }

  #closeRow(): void {
    this.#rowDepth = 0;
    const { fault, cells } = this.#row;
    if (fault?.code !== "ROW_MALFORMED") this.#anyRow = true;
    if (fault) {
      this.#batch.bad.push({ line: this.#count, ...fault });
    } else {
      this.#batch.rows.push(cells);
      this.#batch.lines.push(this.#count);
    }
  }
}

const emptyBatch = () => ({ rows: [] as string[][], lines: [] as number[], bad: [] as BadRow[] });
