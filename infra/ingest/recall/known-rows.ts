import { KnownPart, type MarkedText } from "./known-part.js";
import type { RowMark } from "./row-mark.js";

/** Parts that are at hand: rows may stand so much earlier or later than they did. */
const AT_HAND = 4;

/**
 * The rows of an earlier delivery, by their marks, a few parts at a time: exports come in much the same order each
 * time, so that what follows is near what was found last. What is not found is no harm, it is decoded anew.
 */
export class KnownRows {
  /** In the order in which they were read. */
  #atHand: KnownPart[] = [];
  /** Which of them had the row that was found last. */
  #last = 0;
  #isOver = false;

  private constructor(readonly parts: AsyncIterator<MarkedText>) {}

  /** @param parts in the order in which they were read */
  static async open(parts: AsyncIterator<MarkedText>): Promise<KnownRows> {
    const known = new KnownRows(parts);
    await known.settle();
    return known;
  }

  /** The values of each record that a row with this mark became, as COPY text; undefined when that is not known here. */
  find(mark: RowMark): readonly string[] | undefined {
    const count = this.#atHand.length;
    for (let i = 0; i < count; i += 1) {
      const place = (this.#last + i) % count;
      const found = this.#atHand[place]?.find(mark);
      if (!found) continue;
      this.#last = place;
      return found;
    }
    return undefined;
  }

  /** Goes on to the parts around what was found last; between two stretches of rows. */
  async settle(): Promise<void> {
    const passed = Math.max(0, this.#last - 1);
    this.#atHand.splice(0, passed);
    this.#last -= passed;
    while (this.#atHand.length < AT_HAND && !this.#isOver) {
      const { value, done } = await this.parts.next();
      if (done) this.#isOver = true;
      else this.#atHand.push(new KnownPart(value));
    }
  }
}
