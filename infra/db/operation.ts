import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { ClientBase, Pool, PoolClient } from "pg";
import type { Wait } from "../wait.js";
import { breakOff } from "./break-off.js";
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
  readonly #begin: () => string;
  readonly #last: Last[] = [];
  #client: PoolClient | undefined;
  #turn: Promise<void> = Promise.resolve();
  /** Statements that run or wait for their turn, and the end while it is on its way. */
  #waiting = 0;
  #isOver = false;
  #isAbandoned = false;

  /** @param wait what is left of it is the longest that a statement may run, also when this process is gone */
  constructor(pool: Pool, context: RowContext, wait?: Wait) {
    this.#from = pool;
    this.#begin = () => beginWith(context, wait?.leftMs);
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
    if (this.#isAbandoned) throw new Error(OVER);
    try {
      await this.#underWay(() => this.#commit());
    } catch (error) {
      await this.abandon();
      throw error;
    }
    if (this.#client) this.#giveBack(this.#client);
  }

  /**
   * Undoes everything. What runs is broken off in the database, and its connection is closed. No statement may follow.
   * It never fails: what cannot be undone ends with its connection.
   */
  async abandon(): Promise<void> {
    this.#isOver = true;
    this.#isAbandoned = true;
    const client = this.#client;
    if (!client) return;
    this.#client = undefined;
    if (this.#waiting > 0) return breakOff(client);
    await client.query("rollback").catch(() => {});
    release(client);
  }

  async #commit(): Promise<void> {
    if (this.#last.length > 0) await this.#open();
    const client = this.#client;
    if (!client) return;
    for (const work of this.#last) await work(client);
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("the transaction of an operation was undone");
  }

  /** Counts work as long as it is under way: then there is something to break off. */
  async #underWay<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
    }
  }

  /** The statements of an operation come one after the other: they share the connection. */
  #query(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (this.#isOver) return Promise.reject(new Error(OVER));
    const turn = this.#turn;
    const answer = this.#underWay(() => turn.then(() => this.#ask(sql, parameters)));
    const done = () => {};
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
      await client.query(this.#begin());
      return client;
    } catch (error) {
      this.#giveBack(client);
      throw error;
    }
  }

  /** A failed statement leaves its transaction good for nothing. */
  async #openAnew(client: PoolClient): Promise<void> {
    await client.query(`rollback; ${this.#begin()}`).catch(() => this.#giveBack(client));
  }

  #giveBack(client: PoolClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    release(client);
  }
}

/** A connection that is not idle, or is lost, is closed instead. */
const release = (client: PoolClient): void => client.release(client.getTransactionStatus() !== "I");
