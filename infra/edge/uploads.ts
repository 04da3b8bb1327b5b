import type { ClientBase } from "pg";
import { HubError } from "../errors.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import type { Manifest } from "./protocol.js";
import { invalid } from "./validate.js";

/** A delivery that is being sent. */
export interface Upload {
  readonly id: string;
  readonly board: BoardNumber;
  readonly source: string;
  readonly sha256: string;
  readonly manifest: Manifest;
}

/** Uploads of a board that are kept at once; the oldest make room. */
const MOST_UPLOADS = 20;

/** Bytes of all parts of an upload. */
const MOST_BYTES = 1024 ** 3;

const COLUMNS = "id, board, source, content_sha256 as sha256, manifest";

/** Begins a delivery, or goes on with the one that was begun with the same content. */
export async function beginUpload(client: ClientBase, upload: Omit<Upload, "id">): Promise<string> {
  const { board, source, sha256, manifest } = upload;
  const { rows } = await client.query<{ id: string }>(
    `insert into ingest.upload (board, source, content_sha256, manifest) values ($1, $2, $3, $4)
     on conflict (board, source, content_sha256) do update set manifest = excluded.manifest, begun_at = clock_timestamp()
     returning id`,
    [board, source, sha256, JSON.stringify(manifest)],
  );
  await client.query(
    `delete from ingest.upload where id in (
       select id from ingest.upload where board = $1 order by begun_at desc offset ${MOST_UPLOADS})`,
    [board],
  );
  return (rows[0] as { id: string }).id;
}

/** @throws UPLOAD_UNKNOWN, also for another board's */
export async function getUpload(client: ClientBase, id: string, boards: readonly BoardNumber[]): Promise<Upload> {
  const { rows } = await client.query<Upload>(
    `select ${COLUMNS} from ingest.upload where id::text = $1 and board = any ($2)`,
    [id, boards],
  );
  if (rows[0]) return rows[0];
  throw new HubError("UPLOAD_UNKNOWN", "Upload: unknown, finished, or older than a day. Expected one that is open.");
}

/** Hashes of the parts that are there, by number. */
export async function uploadedParts(client: ClientBase, id: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ number: number; sha256: string }>(
    "select number, sha256 from ingest.upload_part where upload_id = $1 order by number",
    [id],
  );
  return Object.fromEntries(rows.map(({ number, sha256 }) => [number, sha256]));
}

/**
 * Keeps a part; sent again, it takes the place of the former one.
 * @throws UPLOAD_INVALID when all parts together are too much
 */
export async function keepPart(
  client: ClientBase,
  id: string,
  { number, sha256, body }: { readonly number: number; readonly sha256: string; readonly body: Buffer },
): Promise<void> {
  const { rowCount } = await client.query(
    `insert into ingest.upload_part (upload_id, number, sha256, body)
     select $1, $2, $3, $4 from ingest.upload_part where upload_id = $1 and number <> $2
     having coalesce(sum(octet_length(body)), 0) + octet_length($4::bytea) <= ${MOST_BYTES}
     on conflict (upload_id, number) do update set sha256 = excluded.sha256, body = excluded.body`,
    [id, number, sha256, body],
  );
  if (rowCount === 0) throw invalid(`part ${number}`, `too much. Expected at most ${MOST_BYTES} bytes in all parts`);
}

/** The body of a part. */
export async function partBody(client: ClientBase, id: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ body: Buffer }>(
    "select body from ingest.upload_part where upload_id = $1 and number = $2",
    [id, number],
  );
  return rows[0]?.body;
}

/** Takes the parts of an upload away. It is known itself for a day more, for who asks again after a lost answer. */
export const closeUpload = (client: ClientBase, id: string): Promise<unknown> =>
  client.query("delete from ingest.upload_part where upload_id = $1", [id]);

/** Takes away uploads that nobody has gone on with for a day. Gives their number. */
export const sweepUploads = (client: ClientBase, now: Date): Promise<number> =>
  asIngest(client, async () => {
    const { rowCount } = await client.query(
      "delete from ingest.upload where begun_at < $1::timestamptz - interval '1 day'",
      [now],
    );
    return rowCount ?? 0;
  });
