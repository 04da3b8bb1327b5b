import { type Words, words } from "../../words.js";
import { isTwiceEncoded } from "./encoding-signs.js";
import type { XmlColumns } from "./xml-columns.js";
import type { RowFault } from "./xml-row.js";
import { LOST } from "./xml-text.js";

/** Stands where a record says two things of one field; no file has it, for XML does not allow it. */
export const TWO_VALUES = "\u0000";

const READABLE = words("bytes of the declared encoding", "bytes van de opgegeven codering");
const ENCODED_ONCE = words("text that is encoded once", "tekst die één keer gecodeerd is");
const SAME = words("the columns that the file had a moment ago", "de kolommen die het bestand net nog had");
const TEXT_IN_FIELDS = words("text in innermost elements only", "alleen tekst in de binnenste elementen");

/** One record of a file of records within records, while it is read. */
export class XmlRecord {
  /** What is wrong with it first. */
  fault: RowFault | undefined;
  readonly #values = new Map<number, string>();

  /** @param around The record that it stands in. */
  constructor(
    readonly name: string,
    readonly line: number,
    readonly columns: XmlColumns,
    readonly around: XmlRecord | undefined,
  ) {}

  /** Takes a field of its own. */
  put(column: string, text: string): void {
    if (text.includes(LOST)) this.#refuse("ENCODING_WRONG", READABLE);
    else if (isTwiceEncoded(text)) this.#refuse("ENCODING_WRONG", ENCODED_ONCE);
    const place = this.columns.place(column);
    if (place === undefined) {
      this.#refuse("ROW_MALFORMED", SAME);
      return;
    }
    const before = this.#values.get(place);
    this.#values.set(
      place,
      before === undefined || before === text || before === "" ? text : text === "" ? before : TWO_VALUES,
    );
  }

  /** Text stood beside its elements. */
  refuseText(): void {
    this.#refuse("ROW_MALFORMED", TEXT_IN_FIELDS);
  }

  /** What is wrong with it or with a record around it. */
  get wholeFault(): RowFault | undefined {
    return this.fault ?? this.around?.wholeFault;
  }

  /**
   * Its cells by the place of their columns, those of the records around it included; of two, the inner one counts.
   * Has holes, for a file may have many columns, and its records few of them.
   */
  cells(): string[] {
    const cells = this.around?.cells() ?? [];
    for (const [place, value] of this.#values) cells[place] = value;
    return cells;
  }

  #refuse(code: RowFault["code"], expected: Words): void {
    this.fault ??= { code, expected };
  }
}
