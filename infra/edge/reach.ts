import type { ClientBase } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";

/** Works on runs, profiles and uploads of these boards alone, in a transaction of its own: the caller's, whoever asks. */
export const withinReach = <T>(
  client: ClientBase,
  boards: readonly BoardNumber[],
  work: () => Promise<T>,
): Promise<T> =>
  inTransaction(client, async () => {
    await reachBoards(client, ...boards);
    return await asIngest(client, work);
  });
