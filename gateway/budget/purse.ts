import type { Account, Allowance } from "./account.js";
import type { Buckets } from "./buckets.js";
import { type Clock, Lease } from "./lease.js";

/** What is taken ahead goes back after so long without a question, in ms. */
const IDLE_MS = 5_000;
/** How often buckets that nobody asks are taken away, in ms. */
const SWEEP_MS = 3_600_000;

/** The leases of one process. */
export class Purse {
  readonly #leases = new Map<string, Lease>();
  #sweptAt: number;

  constructor(
    private readonly buckets: Buckets,
    private readonly clock: Clock = () => performance.now(),
  ) {
    this.#sweptAt = clock();
  }

  /** The lease of an account. Another allowance than before makes a new one. */
  lease(account: Account, allowance: Allowance): Lease {
    const key = `${account.client}\n${account.board}\n${allowance.limit}`;
    let lease = this.#leases.get(key);
    if (!lease) {
      lease = new Lease(this.buckets, account, allowance, this.clock);
      this.#leases.set(key, lease);
    }
    return lease;
  }

  /** Gives back what has lain idle; to be called every now and then. */
  async tidy(): Promise<void> {
    const idle = [...this.#leases].filter(([, lease]) => lease.isIdle(IDLE_MS));
    for (const [key] of idle) this.#leases.delete(key);
    await Promise.all(idle.map(([, lease]) => lease.giveBack()));
    if (this.#sweptAt > this.clock() - SWEEP_MS) return;
    this.#sweptAt = this.clock();
    await this.buckets.sweep();
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    const all = [...this.#leases.values()];
    this.#leases.clear();
    await Promise.all(all.map((lease) => lease.giveBack()));
  }
}
