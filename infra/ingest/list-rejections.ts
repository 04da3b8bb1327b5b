import type { ClientBase } from "pg";
import { KeptKeys } from "./kept-keys.js";
import type { Rejection, RejectionCode } from "./rejection.js";
import { unsealCells } from "./rejections.js";
import { getRun } from "./run.js";

interface RejectionRow extends Rejection {
  readonly number: number;
  readonly sealed: Buffer | null;
}

/**
 * What a run refused, in the order in which it was found.
 * @param home where keys lie; cells that are kept under one are left out without it
 * @param codes of which alone; all when not given
 * @throws RUN_UNKNOWN
 */
export async function listRejections(
  client: ClientBase,
  runId: number,
  home?: string,
  codes?: readonly RejectionCode[],
): Promise<Rejection[]> {
  await getRun(client, runId);
  const { rows: keys } = await client.query<{ id: string | null }>(
    "select key_id as id from ingest.run where id = $1",
    [runId],
  );
  const id = keys[0]?.id;
  const key = id && home !== undefined ? await new KeptKeys(home).find(id) : undefined;
  const { rows } = await client.query<RejectionRow>(
    `select number, file, line, column_name as "column", code, effect,
       jsonb_build_object('en', expected, 'nl', expected_nl) as expected, cells, sealed
     from ingest.rejection where run_id = $1 and ($2::text[] is null or code = any ($2)) order by number`,
    [runId, codes ?? null],
  );
  return rows.map(({ number, sealed, ...rejection }) =>
    sealed && key ? { ...rejection, cells: unsealCells(key, number, sealed) } : rejection,
  );
}
