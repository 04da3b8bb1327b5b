import { MARK_BYTES, markAt, NO_MARK, type RowMark } from "./row-mark.js";

/** Kept records, and the mark of the row that each was made of. */
export interface MarkedText {
  /** COPY text: `_file`, `_line`, then the values. */
  readonly text: Buffer;
  readonly marks: Buffer;
}

/** Slots of the table per row: with so many free ones a search is over soon. */
const SLOTS_PER_ROW = 2;

const LINE_END = "\n";
const TAB = "\t";

/**
 * Rows of one part of what was kept, by their marks. They lie in one text and two lists of numbers: as objects, a
 * million of them would keep the collector busy and memory full.
 */
export class KnownPart {
  readonly #text: string;
  readonly #marks: string;
  /** Where the line of each record begins; behind the last one, where the text ends. */
  readonly #starts: Uint32Array;
  /** First records of rows, counted from 1, where their marks say or in the next free place behind it. */
  readonly #slots: Uint32Array;

  constructor({ text, marks }: MarkedText) {
    this.#text = text.toString();
    this.#marks = marks.toString("latin1");
    const count = marks.length / MARK_BYTES;
    this.#starts = new Uint32Array(count + 1);
    for (let record = 0; record < count; record += 1) {
      this.#starts[record + 1] = this.#text.indexOf(LINE_END, this.#starts[record]) + 1;
    }
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * SLOTS_PER_ROW + 1)));
    for (let record = 0; record < count; record += 1) this.#enter(record);
  }

  /** The values of each record of a row with this mark, as COPY text; undefined when there is none. */
  find(mark: RowMark): string[] | undefined {
    const slot = this.#slotOf(mark);
    const first = this.#slots[slot] as number;
    if (first === 0) return undefined;
    const records = [this.#valuesOf(first - 1)];
    for (let next = first; this.#isOfSameRow(next); next += 1) records.push(this.#valuesOf(next));
    return records;
  }

  #enter(record: number): void {
    const mark = markAt(this.#marks, record);
    if (mark === NO_MARK || this.#isOfSameRow(record)) return;
    const slot = this.#slotOf(mark);
    this.#slots[slot] ||= record + 1; // rows that are marked alike became the same
  }

  /** The slot of a mark, or the free one where it would be. */
  #slotOf(mark: RowMark): number {
    const last = this.#slots.length - 1;
    let slot = (mark.charCodeAt(0) | (mark.charCodeAt(1) << 8) | (mark.charCodeAt(2) << 16)) & last;
    for (;;) {
      const record = this.#slots[slot] as number;
      if (record === 0 || this.#marks.startsWith(mark, (record - 1) * MARK_BYTES)) return slot;
      slot = (slot + 1) & last;
    }
  }

  #valuesOf(record: number): string {
    return this.#text.slice(this.#endOfPlace(record), (this.#starts[record + 1] as number) - 1);
  }

  /** Whether a record has its place in common with the one before it. */
  #isOfSameRow(record: number): boolean {
    if (record === 0 || record >= this.#starts.length - 1) return false;
    const before = this.#starts[record - 1] as number;
    const place = this.#text.slice(before, this.#endOfPlace(record - 1));
    return this.#text.startsWith(place, this.#starts[record]);
  }

  /** Behind `_file`, `_line` and their tabs. */
  #endOfPlace(record: number): number {
    return this.#text.indexOf(TAB, this.#text.indexOf(TAB, this.#starts[record]) + 1) + 1;
  }
}
