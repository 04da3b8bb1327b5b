import type { ClientBase } from "pg";
import { asIngest } from "../ingest/run.js";

/** Days that a run which changed nothing is kept: it only says that somebody delivered the same again. */
const UNCHANGED_DAYS = 30;

/**
 * Takes away runs that changed nothing and are old; what was loaded or refused stays, and so does the newest one of each
 * board and source, which says when something came last. Gives their number.
 */
export const sweepRuns = (client: ClientBase, now: Date): Promise<number> =>
  asIngest(client, async () => {
    const { rowCount } = await client.query(
      `delete from ingest.run r
       where state = 'unchanged' and finished_at < $1::timestamptz - make_interval(days => $2)
         and exists (select from ingest.run newer where newer.source = r.source
           and newer.board is not distinct from r.board and newer.state = 'unchanged' and newer.id > r.id)`,
      [now, UNCHANGED_DAYS],
    );
    return rowCount ?? 0;
  });
