import type { PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";
import { breakOff } from "./break-off.js";

/**
 * What one operation asks apart from its own transaction: each statement, or transaction for itself, takes a connection
 * of its own and gives it back at its end.
 */
export class LooseStatements {
  /** In the form that Kysely takes. */
  readonly pool: PostgresPool;
  readonly #running = new Set<PoolClient>();
  #isOver = false;

  constructor(from: Pool) {
    this.pool = {
      options: from.options,
      end: async () => {},
      connect: async () => {
        const client = await from.connect();
        this.#running.add(client);
        if (this.#isOver) {
          this.#release(client);
          throw new Error("a statement came after the end of its operation");
        }
        const query = (sql: string, parameters: readonly unknown[]) => client.query(sql, parameters as unknown[]);
        return { query: query as PoolClient["query"], release: (isLost) => this.#release(client, isLost) };
      },
    };
  }

  /** Breaks off what runs, in the database; no statement may follow. It never fails. */
  async abandon(): Promise<void> {
    this.#isOver = true;
    const running = [...this.#running];
    this.#running.clear();
    await Promise.all(running.map(breakOff));
  }

  /** What was broken off has been released. */
  #release(client: PoolClient, isLost?: boolean): void {
    if (this.#running.delete(client)) client.release(isLost);
  }
}
