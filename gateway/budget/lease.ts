import { Refused } from "../refused.js";
import type { Account, Allowance } from "./account.js";
import type { Buckets } from "./buckets.js";

/** A 20th of a bucket is taken ahead, so that not every operation asks the database. */
const AHEAD = 1 / 20;
/** With less than a 100th in it, a bucket counts as empty for whatever is asked. */
const EMPTY = 1 / 100;

/** Milliseconds of a clock that is never set. */
export type Clock = () => number;

/** What one process has taken of one bucket, and not used yet. A process that dies loses it. */
export class Lease {
  #held = 0;
  /** In the bucket, when it was last asked. */
  #left = 0;
  #emptyUntil = 0;
  /** Questions to the database about this bucket, one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  /** Operations that may still put something back. */
  #users = 0;
  #usedAt: number;

  constructor(
    private readonly buckets: Buckets,
    private readonly account: Account,
    private readonly allowance: Allowance,
    private readonly clock: Clock,
  ) {
    this.#usedAt = clock();
  }

  /** What is left of the budget, as far as this process knows. */
  get remaining(): number {
    return Math.floor(this.#left + this.#held);
  }

  /** Whether nobody has used it for so long. */
  isIdle(ms: number): boolean {
    return this.#users === 0 && this.#usedAt <= this.clock() - ms;
  }

  /**
   * Takes tokens.
   * @throws Refused 429 when there are not as many
   */
  async take(tokens: number): Promise<void> {
    this.#usedAt = this.clock();
    this.refuseEmpty();
    this.#users++;
    try {
      if (this.#held >= tokens) this.#held -= tokens;
      else await this.#inTurn(() => this.#takeMore(tokens));
    } catch (error) {
      this.#users--;
      throw error;
    }
  }

  /** Once for each take: puts tokens back that were not used. What is too much to hold goes back to the bucket. */
  release(tokens: number): void {
    this.#users--;
    this.#held += tokens;
    const keep = AHEAD * this.allowance.limit;
    // What cannot be given back is lost: an account may get less than its due, never more.
    if (this.#held > 2 * keep) void this.giveBack(keep).catch(() => {});
  }

  /** Gives back to the bucket what is held beyond `keep`. */
  giveBack(keep = 0): Promise<void> {
    return this.#inTurn(async () => {
      const tokens = this.#held - keep;
      if (tokens <= 0) return;
      this.#held = keep;
      await this.buckets.giveBack(this.account, this.allowance, tokens);
      this.#left += tokens;
    });
  }

  /**
   * Refuses while the bucket is known to be empty.
   * @throws Refused 429
   */
  refuseEmpty(): void {
    const wait = this.#emptyUntil - this.clock();
    if (wait > 0 && this.#held < EMPTY * this.allowance.limit) throw exhausted(wait / 1_000);
  }

  async #takeMore(tokens: number): Promise<void> {
    const need = tokens - this.#held;
    if (need > 0) {
      const { limit, perSecond } = this.allowance;
      const { taken, remaining } = await this.buckets.take(this.account, this.allowance, need, AHEAD * limit);
      this.#left = remaining;
      if (taken === 0) {
        this.#emptyUntil = this.clock() + ((EMPTY * limit - remaining) / perSecond) * 1_000;
        throw exhausted((need - remaining) / perSecond);
      }
      this.#held += taken;
    }
    this.#held -= tokens;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

const exhausted = (seconds: number) =>
  new Refused(429, "Budget used up. Ask for less, or later.", {
    code: "BUDGET_EXHAUSTED",
    headers: { "retry-after": String(Math.max(1, Math.ceil(seconds))) },
  });
