import type { Client } from "pg";
import type { LoadedRun } from "../hub.js";
import type { BoardNumber } from "../values.js";
import { asIngest } from "./run.js";

/** A run that is loaded, and of which it is still to be concluded what follows. */
export interface Unconcluded {
  readonly run: LoadedRun;
  /** Name of the board in its profile, when given. */
  readonly boardName: string | null;
}

/** Writes down, with what the run loads, that it is to be concluded. */
export const noteUnconcluded = async (client: Client, { run, boardName }: Unconcluded): Promise<void> => {
  const { runId, board, coverage, day, historySince, kinds } = run;
  await client.query(
    `insert into ingest.unconcluded (run_id, board, board_name, coverage, day, history_since, kinds)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [runId, board, boardName, coverage, day, historySince, kinds],
  );
};

/** Boards of which runs are to be concluded, the one that waits longest first. */
export async function boardsToConclude(client: Client): Promise<readonly BoardNumber[]> {
  const { rows } = await client.query<{ board: BoardNumber }>(
    "select board from ingest.unconcluded group by board order by min(number)",
  );
  return rows.map(({ board }) => board);
}

/** The board's run that is to be concluded first; undefined when there is none. */
export const unconcludedOf = (client: Client, board: BoardNumber): Promise<Unconcluded | undefined> =>
  asIngest(client, async () => {
    const { rows } = await client.query<LoadedRun & { boardName: string | null }>(
      `select run_id as "runId", u.board, source, u.coverage, u.day, history_since as "historySince", kinds,
         board_name as "boardName"
       from ingest.unconcluded u join ingest.run r on r.id = run_id where u.board = $1 order by number limit 1`,
      [board],
    );
    if (!rows[0]) return undefined;
    const { boardName, ...run } = rows[0];
    return { run, boardName };
  });

/** Takes away that a run is to be concluded, with what is concluded from it. */
export const strike = (client: Client, runId: number): Promise<unknown> =>
  client.query("delete from ingest.unconcluded where run_id = $1", [runId]);
