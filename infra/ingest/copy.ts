import { once } from "node:events";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

/**
 * One `COPY … FROM STDIN` under way. Its connection can do nothing else until it has ended or was broken off.
 * What the database holds against the data may come up at any later `write`, or at `end`.
 */
export class Copy {
  readonly #stream: ReturnType<typeof copyFrom>;
  readonly #failed: Promise<never>;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(client: ClientBase, sql: string) {
    this.#stream = client.query(copyFrom(sql));
    this.#failed = new Promise((_, reject) => this.#stream.once("error", reject));
    this.#failed.catch(() => {}); // whoever waits for it next gets the error
  }

  /** Sends bytes. Waits for what was sent before, not for these: the database takes them in meanwhile. */
  async write(bytes: Buffer): Promise<void> {
    await Promise.race([this.#sending, this.#failed]);
    this.#sending = new Promise<void>((resolve) => this.#stream.write(bytes, () => resolve()));
  }

  /** Waits until the database has all of it. */
  async end(): Promise<void> {
    await Promise.race([this.#sending, this.#failed]);
    const finished = once(this.#stream, "finish");
    finished.catch(() => {}); // `#failed` has the same error
    this.#stream.end();
    await Promise.race([finished, this.#failed]);
  }

  /** Breaks it off, so that the connection is free for a rollback. */
  async abort(): Promise<void> {
    if (this.#stream.closed) return;
    this.#stream.on("error", () => {}); // the database's answer: it was broken off
    const closed = once(this.#stream, "close").catch(() => {});
    this.#stream.destroy();
    await closed;
  }
}
