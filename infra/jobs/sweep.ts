import type { ClientBase } from "pg";
import { asIngest } from "../ingest/run.js";

/** Days that a run which changed nothing is kept: it only says that somebody delivered the same again. */
const UNCHANGED_DAYS = 30;

/** Takes away runs that changed nothing and are old; what was loaded or refused stays. Gives their number. */
export const sweepRuns = (client: ClientBase, now: Date): Promise<number> =>
  asIngest(client, async () => {
    const { rowCount } = await client.query(
      "delete from ingest.run where state = 'unchanged' and finished_at < $1::timestamptz - make_interval(days => $2)",
      [now, UNCHANGED_DAYS],
    );
    return rowCount ?? 0;
  });
