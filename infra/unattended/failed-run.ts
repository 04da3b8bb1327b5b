import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { inTransaction } from "../db/transaction.js";
import type { HubError } from "../errors.js";
import { errorWords } from "../ingest/refusal-words.js";
import { asIngest, beginRun, endRun, isRefusal, type NewRun, type RunReport } from "../ingest/run.js";

/** Writes down an attempt that did not come as far as a delivery. */
export const keepFailure = (
  client: ClientBase,
  { board, source }: Pick<NewRun, "board" | "source">,
  error: HubError,
): Promise<RunReport> =>
  inTransaction(client, () =>
    asIngest(client, async () => {
      const id = await beginRun(client, { board, source, sha256: createHash("sha256").digest("hex"), files: [] });
      const state = isRefusal(error) ? "refused" : "failed";
      return { ...(await endRun(client, id, { state, message: errorWords(error) })), error };
    }),
  );
