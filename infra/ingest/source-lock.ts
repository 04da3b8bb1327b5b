import type { ClientBase } from "pg";
import type { Job } from "./job.js";

/**
 * Until the transaction ends, no other one imports from this board and source; the others wait, and then see what the
 * first one did.
 * @param waits told when it has to wait
 */
export async function lockSource(
  client: ClientBase,
  { board, source }: Pick<Job, "board" | "source">,
  waits: () => void,
): Promise<void> {
  const key = [`hub ingest ${board ?? ""} ${source}`];
  const { rows } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got",
    key,
  );
  if (rows[0]?.got) return;
  waits();
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", key);
}
