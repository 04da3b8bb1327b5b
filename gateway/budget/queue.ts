import { Refused } from "../refused.js";

/** How many operations a process takes. */
export interface QueueLimits {
  /** Under way at the same time. */
  readonly most: number;
  /** Under way of one client. */
  readonly mostOfOne: number;
  readonly mostWaiting: number;
  /** Waiting of one client: nobody fills the room alone. */
  readonly mostWaitingOfOne: number;
}

const LIMITS: QueueLimits = { most: 64, mostOfOne: 8, mostWaiting: 200, mostWaitingOfOne: 100 };

/** What is known of one client while it has anything under way or waiting. */
interface Line {
  underWay: number;
  readonly waiting: (() => void)[];
}

/** Lets operations begin, in turn over the clients: who sends a hundred waits for its own, and nobody else does. */
export class Queue {
  /** In the order in which clients have their turn. */
  readonly #lines = new Map<string, Line>();
  #underWay = 0;
  #waiting = 0;

  constructor(private readonly limits: QueueLimits = LIMITS) {}

  /**
   * Waits for the client's turn. The function that comes back is called when the operation is over.
   * @param signal aborted when nobody waits for the operation any more
   * @throws Refused 503 when too many are waiting, 504 when its turn does not come in time
   */
  async enter(client: string, signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) throw tooLate();
    const line = this.#lines.get(client) ?? { underWay: 0, waiting: [] };
    this.#lines.set(client, line);
    if (this.#mayBegin(line)) this.#begin(line);
    else await this.#wait(client, line, signal);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#end(client, line);
    };
  }

  #mayBegin({ underWay }: Line): boolean {
    return this.#underWay < this.limits.most && underWay < this.limits.mostOfOne;
  }

  #begin(line: Line): void {
    line.underWay++;
    this.#underWay++;
  }

  #wait(client: string, line: Line, signal: AbortSignal | undefined): Promise<void> {
    const { mostWaiting, mostWaitingOfOne } = this.limits;
    if (this.#waiting >= mostWaiting || line.waiting.length >= mostWaitingOfOne) {
      throw new Refused(503, "Too many operations are waiting.", { code: "TOO_BUSY", headers: { "retry-after": "1" } });
    }
    this.#waiting++;
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        line.waiting.splice(line.waiting.indexOf(begin), 1);
        this.#waiting--;
        this.#forgetIdle(client, line);
        reject(tooLate());
      };
      line.waiting.push(begin);
      signal?.addEventListener("abort", giveUp, { once: true });
    });
  }

  #end(client: string, line: Line): void {
    line.underWay--;
    this.#underWay--;
    this.#forgetIdle(client, line);
    this.#next();
  }

  #forgetIdle(client: string, { underWay, waiting }: Line): void {
    if (underWay === 0 && waiting.length === 0) this.#lines.delete(client);
  }

  /** Who had its turn goes to the end of the row. */
  #next(): void {
    for (const [client, line] of this.#lines) {
      if (line.waiting.length === 0 || !this.#mayBegin(line)) continue;
      this.#lines.delete(client);
      this.#lines.set(client, line);
      this.#waiting--;
      this.#begin(line);
      line.waiting.shift()?.();
      return;
    }
  }
}

const tooLate = () => new Refused(504, "Too many operations were before this one.", { code: "TIMED_OUT" });
