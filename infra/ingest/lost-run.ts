import type { ClientBase } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import type { HubError } from "../errors.js";
import { errorWords } from "./refusal-words.js";
import type { Rejection } from "./rejection.js";
import { writeRejections } from "./rejections.js";
import { asIngest, beginRun, endRun, isRefusal, type NewRun, type Run } from "./run.js";
import type { RunKey } from "./run-key.js";

/** A run of which nothing landed. */
export interface LostRun {
  readonly run: NewRun;
  /** Why nothing did. */
  readonly error: HubError;
  /** The first ones; kept under the key. */
  readonly rejections: readonly Rejection[];
  readonly key: RunKey;
}

/** Writes down a run of which nothing landed, in a transaction of its own. */
export function writeLostRun(client: ClientBase, { run, error, rejections, key }: LostRun): Promise<Run> {
  const write = async () => {
    const id = await beginRun(client, run);
    const begun = rejections.length > 0 ? await key.begin(client, id) : undefined;
    await writeRejections(client, id, rejections, { key: begun });
    const state = isRefusal(error) ? "refused" : "failed";
    return endRun(client, id, { state, message: errorWords(error) });
  };
  return inTransaction(client, async () => {
    if (run.board !== null) await reachBoards(client, run.board);
    return await asIngest(client, write);
  });
}
