import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { HubError } from "../../errors.js";
import { readStanding, readVersion, type Standing } from "./read-clients.js";

/** How old what is known may be, ms: within that time a revocation counts. */
const ASK_AFTER_MS = 2_000;
/** How long it holds when the database is silent. */
const HOLDS_MS = 10_000;
/** Longest that anybody waits for the database. */
const PATIENCE_MS = 1_000;

/**
 * Who may come in, in memory. When it is asked and is older than two seconds, it finds out first whether anything has
 * changed: one row. One question at a time.
 */
export class Directory {
  #known: { readonly standing: Standing; readonly at: number } | undefined;
  #underWay: Promise<void> | undefined;

  constructor(
    private readonly db: Pick<Pool, "query">,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /**
   * As it is now; the same object as long as nothing has changed.
   * @throws ISSUER_UNAVAILABLE when that has not been known for ten seconds
   */
  async current(): Promise<Standing> {
    const known = await this.lastKnown();
    if (known && this.#age() <= HOLDS_MS) return known;
    throw new HubError("ISSUER_UNAVAILABLE", "The hub's own clients are not known now. Expected a database.");
  }

  /** As `current`, or as it was when that was last known; undefined when it never was. */
  async lastKnown(): Promise<Standing | undefined> {
    if (this.#age() > ASK_AFTER_MS) await this.#refresh();
    return this.#known?.standing;
  }

  /** A clock that was put back ages it too. */
  #age = (): number => (this.#known ? Math.abs(this.clock().getTime() - this.#known.at) : Number.POSITIVE_INFINITY);

  /** Never rejects: what is known ages. */
  async #refresh(): Promise<void> {
    this.#underWay ??= this.#ask()
      .catch(() => {})
      .finally(() => {
        this.#underWay = undefined;
      });
    await Promise.race([this.#underWay, sleep(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** What is found out is as old as the question. */
  async #ask(): Promise<void> {
    const at = this.clock().getTime();
    const before = this.#known?.standing;
    const isSame = before !== undefined && before.version === (await readVersion(this.db));
    this.#known = { at, standing: isSame ? before : await readStanding(this.db) };
  }
}
