import { type Words, words } from "../../words.js";
import type { BadRow } from "../read.js";
import { isTwiceEncoded } from "./encoding-signs.js";
import type { XmlColumns } from "./xml-columns.js";
import { localName } from "./xml-parser.js";
import { LOST } from "./xml-text.js";

const TEXT_ONLY = words("an element per cell, with text only", "een element per cel, met alleen tekst");
const ONCE = words("every cell once", "elke cel één keer");
const NOTHING = words("an empty element where nil says so", "een leeg element waar nil dat zegt");
const KNOWN = words("only columns that the first rows have", "alleen kolommen die de eerste rijen hebben");
const READABLE = words("bytes of the declared encoding", "bytes van de opgegeven codering");
const ENCODED_ONCE = words("text that is encoded once", "tekst die één keer gecodeerd is");

/** Why a row is none. */
export type RowFault = Omit<BadRow, "line">;

/** Gathers the cells of the row that is open. Levels count from the row: it is 0 itself, its cells are 1. */
export class XmlRow {
  /** What is wrong with it first. */
  fault: RowFault | undefined;
  /** Texts in the order of the columns; with holes, so that a wide file with short rows takes no room. */
  cells: string[] = [];
  readonly #seen = new Set<number>();
  #place: number | undefined;
  #nil = false;
  #text = "";

  constructor(readonly columns: XmlColumns) {}

  /** A new row opens. */
  begin(): void {
    this.fault = undefined;
    this.cells = [];
    this.#seen.clear();
  }

  /** An element within the row opens. */
  open(name: string, attributes: Readonly<Record<string, string>>, level: number): void {
    if (level > 1) {
      this.#refuse("ROW_MALFORMED", TEXT_ONLY);
      return;
    }
    this.#place = this.columns.place(name);
    this.#nil = isNil(attributes);
    this.#text = "";
    if (this.#place === undefined) this.#refuse("ROW_MALFORMED", KNOWN);
    else if (this.#seen.has(this.#place)) this.#refuse("ROW_MALFORMED", ONCE);
    else this.#seen.add(this.#place);
  }

  /** Text within the row. */
  text(text: string, level: number): void {
    if (level === 1) this.#text += text;
    else if (level === 0 && text.trim() !== "") this.#refuse("ROW_MALFORMED", TEXT_ONLY);
  }

  /**
   * A cell closes.
   * @param suspect Whether the text may have been encoded twice.
   */
  close(suspect: boolean): void {
    if (this.#nil && this.#text.trim() !== "") this.#refuse("ROW_MALFORMED", NOTHING);
    if (this.#text.includes(LOST)) this.#refuse("ENCODING_WRONG", READABLE);
    else if (suspect && isTwiceEncoded(this.#text)) this.#refuse("ENCODING_WRONG", ENCODED_ONCE);
    if (this.#place !== undefined) this.cells[this.#place] = this.#text;
  }

  #refuse(code: RowFault["code"], expected: Words): void {
    this.fault ??= { code, expected };
  }
}

/** `nil="true"`, with whatever prefix. */
function isNil(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) {
    if (localName(name) === "nil") return attributes[name] === "true" || attributes[name] === "1";
  }
  return false;
}
