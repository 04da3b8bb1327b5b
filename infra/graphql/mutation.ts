import "reflect-metadata";
import { createHash } from "node:crypto";
import { type Kysely, type QueryExecutorProvider, sql } from "kysely";
import type { Pool } from "pg";
import { Directive, Field, ObjectType } from "type-graphql";
import { Access } from "../access/declare.js";
import { OPEN } from "../access/policy.js";
import { contextSql, type RowContext } from "../db/row-context.js";
import { HubError } from "../errors.js";
import { subgraphDatabase } from "./database.js";

/**
 * How mutations are made here. The operation's own connection can only read: what a mutation writes, it writes over the
 * login of mutations, in a transaction of its own, which is committed before the answer begins. What is wrong with the
 * input is told in `userErrors` and nothing is written. Each has a `clientMutationId`: asked again, it does nothing more.
 */
export type Write<Tables> = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

/**
 * Writing for one caller, within the rows that the context puts in reach.
 * The work counts as a whole, or when it throws not at all: it must not go on after a statement that failed.
 */
export const writing =
  <Tables>(subgraph: string, pool: Pool | undefined, context: RowContext): Write<Tables> =>
  async (work) => {
    if (!pool) throw new Error(`subgraph ${subgraph} does not say that it writes`);
    const database = subgraphDatabase<Tables>(subgraph, pool);
    return database.transaction().execute(async (db) => {
      await sql.raw(contextSql(context)).execute(db);
      return work(db);
    });
  };

/** Something that is wrong with the input of a mutation. */
@ObjectType({ simpleResolvers: true, description: "Something that is wrong with the input of a mutation." })
@Directive("@shareable")
@Access(OPEN)
export class UserError {
  @Field(() => [String], { description: "Where in the input, from the outside in; empty: the input as a whole." })
  declare field: string[];

  @Field(() => String, { description: "What is expected." })
  declare message: string;
}

/** What a mutation is known by. */
export interface MutationName {
  /** Where the mutations of the last day are: `board_no`, `asked_by`, `id`, `input_sha256`, `outcome`, `at`. */
  readonly table: string;
  readonly board: string;
  readonly askedBy: string;
  readonly id: string;
  /** All that it is asked with: another input under the same name is a mistake. */
  readonly input: object;
}

/**
 * Does a mutation's work, if it has not been done under this name within a day; two at once come one after the other.
 * @param outcome what it makes, to find it again
 * @returns the outcome of the time that it was done
 * @throws ARGUMENT_INVALID when the name was another mutation's
 */
export async function once(
  db: QueryExecutorProvider,
  { table, board, askedBy, id, input }: MutationName,
  outcome: string,
  work: () => Promise<unknown>,
): Promise<string> {
  const digest = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  const mutations = sql.table(table);
  await sql`delete from ${mutations} where board_no = ${board} and at < now() - interval '1 day'`.execute(db);
  const { numAffectedRows } = await sql`
    insert into ${mutations} (board_no, asked_by, id, input_sha256, outcome)
    values (${board}, ${askedBy}, ${id}, ${digest}, ${outcome}) on conflict do nothing`.execute(db);
  if (numAffectedRows === 1n) {
    await work();
    return outcome;
  }
  const { rows } = await sql<{ digest: string; outcome: string }>`
    select input_sha256 as digest, outcome from ${mutations}
    where board_no = ${board} and asked_by = ${askedBy} and id = ${id}`.execute(db);
  if (rows[0]?.digest === digest) return rows[0].outcome;
  throw new HubError("ARGUMENT_INVALID", "clientMutationId: another mutation had it. Expected a new one for each.");
}
