import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { ClientBase, Pool, PoolClient } from "pg";
import { beginWith, type RowContext } from "./row-context.js";

const OVER = "a statement came after the end of its operation";

/** Work that belongs to a transaction, on its connection. */
type Last = (client: ClientBase) => Promise<void>;

/**
 * One transaction for all statements of one operation, in the context of one caller. It takes a connection with the
 * first statement, and gives it back clean or not at all: nothing of the caller is left for the next one.
 * A statement that fails undoes nothing that anybody waits for: there is only reading, and those that follow get a new
 * transaction with the same context.
 */
export class Operation {
  /** The transaction, in the form that Kysely takes. */
  readonly pool: PostgresPool;
  readonly #from: Pool;
  readonly #begin: string;
  readonly #last: Last[] = [];
  #client: PoolClient | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isOver = false;
  #isAbandoned = false;

  constructor(pool: Pool, context: RowContext) {
    this.#from = pool;
    this.#begin = beginWith(context);
    const query = (sql: string, parameters: readonly unknown[]) => this.#query(sql, parameters);
    const connection = { query: query as PostgresPoolClient["query"], release: () => {} };
    this.pool = { options: pool.options, connect: async () => connection, end: async () => {} };
  }

  /** Adds work that is done just before the commit; when it fails, so does the operation. */
  beforeCommit(work: Last): void {
    this.#last.push(work);
  }

  /**
   * Commits and gives the connection back. No statement may follow.
   * @throws what kept it from being committed: then the answer is not to be given
   */
  async finish(): Promise<void> {
    this.#isOver = true;
    await this.#turn;
    if (this.#last.length > 0) await this.#open();
    const client = this.#client;
    if (!client) return;
    try {
      for (const work of this.#last) await work(client);
      const { command } = await client.query("commit");
      if (command !== "COMMIT") throw new Error("the transaction of an operation was undone");
    } catch (error) {
      await this.abandon();
      throw error;
    }
    this.#giveBack(client);
  }

  /** Undoes everything, also while a statement runs: then its connection is closed. No statement may follow. */
  async abandon(): Promise<void> {
    this.#isOver = true;
    this.#isAbandoned = true;
    const client = this.#client;
    if (!client) return;
    if (this.#waiting === 0) await client.query("rollback").catch(() => {});
    this.#giveBack(client);
  }

  /** The statements of an operation come one after the other: they share the connection. */
  #query(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (this.#isOver) return Promise.reject(new Error(OVER));
    this.#waiting += 1;
    const answer = this.#turn.then(() => this.#ask(sql, parameters));
    const done = () => {
      this.#waiting -= 1;
    };
    this.#turn = answer.then(done, done);
    return answer;
  }

  async #ask(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const client = await this.#open();
    try {
      const answer = (await client.query(sql, parameters as unknown[])) as PostgresQueryResult<unknown>;
      if (client.getTransactionStatus() !== "T") throw new Error("a statement ended the transaction of its operation");
      return answer;
    } catch (error) {
      if (this.#client === client) await this.#openAnew(client);
      throw error;
    }
  }

  async #open(): Promise<PoolClient> {
    if (this.#client) return this.#client;
    if (this.#isAbandoned) throw new Error(OVER);
    const client = await this.#from.connect();
    if (this.#isAbandoned) {
      client.release();
      throw new Error(OVER);
    }
    this.#client = client;
    try {
      await client.query(this.#begin);
      return client;
    } catch (error) {
      this.#giveBack(client);
      throw error;
    }
  }

  /** A failed statement leaves its transaction good for nothing. */
  async #openAnew(client: PoolClient): Promise<void> {
    await client.query(`rollback; ${this.#begin}`).catch(() => this.#giveBack(client));
  }

  /** A connection that is not idle, or is lost, is closed instead. */
  #giveBack(client: PoolClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.release(this.#waiting > 0 || client.getTransactionStatus() !== "I");
  }
}
