import { hashOf, type Link, NOTHING_BEFORE, peopleHash } from "./chain.js";
import { type Fault, type Finding, instantOf } from "./finding.js";
import type { Head } from "./seal.js";

/** Goes along the chain of one lane, as far as it is told, and stops at the first thing that is wrong. */
export class LaneWalk {
  finding: Finding | undefined;
  /** Readings that held. */
  readings = 0;
  readonly #links: AsyncIterator<Link>;
  #next: IteratorResult<Link> | undefined;
  /** The last reading that held. */
  #last: { seq: number; hash: Buffer; at?: number };
  #sealedSeq: number;

  /** @param base where the lane begins: its end at the oldest seal that is kept, when older readings are kept no longer */
  constructor(
    readonly lane: number,
    links: AsyncIterable<Link>,
    base: Head | undefined,
  ) {
    this.#links = links[Symbol.asyncIterator]();
    this.#last = { seq: base?.seq ?? 0, hash: base?.hash ?? NOTHING_BEFORE };
    this.#sealedSeq = this.#last.seq;
  }

  /** Whether the lane is whole up to what a seal says was its end. */
  async meetSeal({ seq, hash }: Head): Promise<void> {
    await this.#walk(seq);
    if (this.finding) return;
    if (this.#last.seq < seq) this.#find(this.#last.seq + 1, "MISSING");
    else if (!this.#last.hash.equals(hash)) this.#find(this.#sealedSeq + 1, "REWRITTEN");
    this.#sealedSeq = seq;
  }

  /** Whether the lane is whole up to its end, and ends where it says. */
  async meetEnd(head: Head | undefined): Promise<void> {
    await this.#walk(Number.POSITIVE_INFINITY);
    if (this.finding) return;
    const { seq } = this.#last;
    if (!head || head.seq < seq) this.#find((head?.seq ?? 0) + 1, "EXTRA");
    else if (head.seq > seq) this.#find(seq + 1, "MISSING");
    else if (!head.hash.equals(this.#last.hash)) this.#find(seq, "CHANGED");
  }

  async #walk(seq: number): Promise<void> {
    while (!this.finding && this.#last.seq < seq) {
      this.#next ??= await this.#links.next();
      if (this.#next.done) return;
      this.#step(this.#next.value);
      this.#next = undefined;
    }
  }

  #step(link: Link): void {
    const due = this.#last.seq + 1;
    const isItself = hashOf(link).equals(link.hash) && peopleHash(link).equals(link.subjectsSha256);
    if (link.seq < due) this.#find(link.seq, "EXTRA", link.at);
    else if (link.seq > due) this.#find(due, "MISSING", link.at);
    else if (!isItself) this.#find(due, "CHANGED", link.at);
    else if (!link.prev.equals(this.#last.hash)) this.#findBefore(link);
    else {
      this.#last = { seq: link.seq, hash: link.hash, at: link.at };
      this.readings += 1;
    }
  }

  /** A reading that is whole in itself stands behind another: then that one was written anew, unless a seal holds it. */
  #findBefore({ seq, at }: Link): void {
    if (this.#last.seq > this.#sealedSeq) this.#find(this.#last.seq, "CHANGED");
    else this.#find(seq, "CHANGED", at);
  }

  #find(seq: number, fault: Fault, at = this.#last.at): void {
    this.finding = { lane: this.lane, seq, at: instantOf(at), fault };
  }
}
