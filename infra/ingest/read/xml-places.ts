import { words } from "../../words.js";
import type { XmlParser } from "./xml-parser.js";

/** Name of the element that may stand between the root and the rows. */
const LIST = "rows";

/** Elements beside that list, which say what part of the answer it is. */
const ENVELOPE: ReadonlySet<string> = new Set(["skip", "take"]);

/** Where the rows stand, in words. */
export const ROWS_SHAPE = words(
  `an element per row that holds an element per cell, below the root or in <${LIST}>`,
  `een element per regel met een element per cel, onder de wortel of in <${LIST}>`,
);

/** Knows which elements of a file are its rows: those of a name, else the children of `rows`, else those of the root. */
export class XmlPlaces {
  #depth = 2;
  #listOpen = true;
  #rowSeen = false;
  #inEnvelope = false;
  #strayText = false;

  constructor(
    readonly parser: XmlParser,
    readonly rowName: string | undefined,
  ) {}

  /** Whether anything is said outside of the rows, but for the envelope. */
  get strayText(): boolean {
    return this.#strayText;
  }

  /**
   * Whether the element that opens is a row.
   * @throws FILE_MALFORMED when there are two lists, or rows beside a list.
   */
  isRow(name: string): boolean {
    const { depth } = this.parser;
    if (this.rowName !== undefined) return name === this.rowName && depth > 1;
    if (depth === 2 && name === LIST) {
      if (this.#rowSeen || this.#depth === 3)
        throw this.parser.malformed(
          words(`rows beside <${LIST}>, or a second one`, `regels naast <${LIST}>, of een tweede`),
        );
      this.#depth = 3;
      this.#listOpen = true;
    } else if (depth === 2 && ENVELOPE.has(name)) {
      this.#inEnvelope = true;
    } else if (depth === this.#depth && this.#listOpen) {
      this.#rowSeen = true;
      return true;
    }
    return false;
  }

  /**
   * Takes text that stands in no row.
   * @throws FILE_MALFORMED when it stands among the rows: an export that broke off says so there.
   */
  text(text: string): void {
    const { depth } = this.parser;
    if (depth === 0 || this.#inEnvelope || text.trim() === "") return;
    const amongRows = depth === 1 || (depth === 2 && this.#depth === 3 && this.#listOpen);
    if (this.rowName === undefined && amongRows) {
      throw this.parser.malformed(
        words(`text in no row. Expected ${ROWS_SHAPE.en}`, `tekst buiten elke regel. Verwacht: ${ROWS_SHAPE.nl}`),
      );
    }
    this.#strayText = true;
  }

  /** An element that is no row, nor in one, closed. */
  close(): void {
    if (this.parser.depth !== 1) return;
    this.#inEnvelope = false;
    if (this.#depth === 3) this.#listOpen = false;
  }
}
