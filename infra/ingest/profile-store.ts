import type { ClientBase } from "pg";
import type { BoardNumber } from "../values.js";

/** The profile that is in force for a board's deliveries from a source, as YAML; undefined when it never gave one. */
export async function findProfile(client: ClientBase, board: BoardNumber, source: string): Promise<string | undefined> {
  const { rows } = await client.query<{ document: string }>(
    "select document from ingest.profile where board = $1 and source = $2 order by version desc limit 1",
    [board, source],
  );
  return rows[0]?.document;
}

/** A profile, and the run that brought it. */
export interface KeptProfile {
  readonly board: BoardNumber;
  readonly source: string;
  readonly document: string;
  readonly runId: number;
}

/** Keeps a profile as the newest version, unless it says what the newest one says. */
export async function keepProfile(
  client: ClientBase,
  { board, source, document, runId }: KeptProfile,
): Promise<void> {
  await client.query(
    `insert into ingest.profile (board, source, version, document, delivered_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from ingest.profile where board = $1 and source = $2
     having (array_agg(document order by version desc))[1] is distinct from $3`,
    [board, source, document, runId],
  );
}
