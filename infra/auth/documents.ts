import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { HubError } from "../errors.js";

/** A document that a client has registered. */
export interface DocumentEntry {
  /** 64 digits. */
  readonly sha256: string;
  readonly addedAt: Date;
  /** Null while it may be used. */
  readonly retiredAt: Date | null;
}

/** Registers a document for a client, one that was retired too. @returns its hash, of the text as it stands */
export async function addDocument(db: ClientBase, client: string, body: string): Promise<string> {
  const sha256 = createHash("sha256").update(body).digest("hex");
  await db.query(
    `insert into access.document (client, sha256, body) values ($1, $2, $3)
     on conflict (client, sha256) do update set retired_at = null`,
    [client, sha256, body],
  );
  return sha256;
}

/**
 * Takes a document out of use; its client gets the errors of an unknown one.
 * @throws DOCUMENT_UNKNOWN when the client has no such document in use
 */
export async function retireDocument(db: ClientBase, client: string, sha256: string): Promise<void> {
  const { rowCount } = await db.query(
    "update access.document set retired_at = now() where client = $1 and sha256 = $2 and retired_at is null",
    [client, sha256],
  );
  if (rowCount === 0) throw new HubError("DOCUMENT_UNKNOWN", `Client ${client}: no document in use with that hash.`);
}

/** The documents of a client, latest added first. */
export async function documentsOf(db: ClientBase, client: string): Promise<readonly DocumentEntry[]> {
  const { rows } = await db.query<DocumentEntry>(
    `select sha256, added_at as "addedAt", retired_at as "retiredAt" from access.document
     where client = $1 order by added_at desc, sha256`,
    [client],
  );
  return rows;
}
