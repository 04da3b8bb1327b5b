/** Header in which the gateway tells a subgraph how many ms its client still waits. */
export const WAIT_HEADER = "x-hub-wait";

/** How long somebody waits for an answer: up to a moment, or until they leave. */
export class Wait {
  readonly #over = new AbortController();
  readonly #until: number;
  readonly #timer: NodeJS.Timeout;

  /** @param forMs from now on; does not keep the process alive */
  constructor(forMs: number) {
    this.#until = performance.now() + forMs;
    this.#timer = setTimeout(() => this.#over.abort(), forMs).unref();
  }

  /** Aborted when nobody waits any more: whatever is still done for them is for nothing. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** What is left of it, in whole ms, 0 when it is over. */
  get leftMs(): number {
    return this.signal.aborted ? 0 : Math.max(0, Math.ceil(this.#until - performance.now()));
  }

  /** They have their answer, or have left. */
  end(): void {
    clearTimeout(this.#timer);
    this.#over.abort();
  }
}

/** The ms of the header, as far as they are a number and no more than `mostMs`; `mostMs` without the header. */
export function waitOf(header: unknown, mostMs: number): number {
  const said = typeof header === "string" && /^\d{1,9}$/.test(header) ? Number(header) : mostMs;
  return Math.min(said, mostMs);
}
