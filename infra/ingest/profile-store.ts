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

/** A profile, and the run that brought it; null when none did. */
export interface KeptProfile {
  readonly board: BoardNumber;
  readonly source: string;
  readonly document: string;
  readonly runId: number | null;
}

/** Keeps a profile as the newest version, unless it says what the newest one says. */
export async function keepProfile(client: ClientBase, { board, source, document, runId }: KeptProfile): Promise<void> {
  await client.query(
    `insert into ingest.profile (board, source, version, document, delivered_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from ingest.profile where board = $1 and source = $2
     having (array_agg(document order by version desc))[1] is distinct from $3`,
    [board, source, document, runId],
  );
}

/** A profile in force. */
export interface ProfileInForce {
  readonly board: BoardNumber;
  readonly source: string;
  readonly version: number;
  /** YAML. */
  readonly document: string;
  readonly createdAt: Date;
}

/** The profiles in force, by board and source; of one board, or of one source of it, when they are named. */
export async function listProfiles(
  client: ClientBase,
  { board, source }: { readonly board?: BoardNumber; readonly source?: string } = {},
): Promise<ProfileInForce[]> {
  const { rows } = await client.query<ProfileInForce>(
    `select distinct on (board, source) board, source, version, document, created_at as "createdAt" from ingest.profile
     where board = coalesce($1, board) and source = coalesce($2, source) order by board, source, version desc`,
    [board ?? null, source ?? null],
  );
  return rows;
}
