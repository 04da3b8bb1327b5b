import type { Pool } from "pg";
import type { BoardNumber } from "../../values.js";
import { readKeySet } from "../issuers/key-set.js";
import { CLIENT_ALGORITHMS, type Client, type Credential } from "./client.js";

/** Who may come in, as the tables had it at a moment. */
export interface Standing {
  /** Number of changes until then. */
  readonly version: number;
  /** By id; without those that were revoked. */
  readonly clients: ReadonlyMap<string, Client>;
  /** Until when somebody is kept out, by `blockKey`. */
  readonly blocks: ReadonlyMap<string, Date>;
}

/** The name under which somebody of an issuer is blocked. */
export const blockKey = (issuer: string, subject: string): string => JSON.stringify([issuer, subject]);

type Queries = Pick<Pool, "query">;

/** How often who may come in has changed so far. */
export async function readVersion(db: Queries): Promise<number> {
  const { rows } = await db.query<{ bump: number }>("select bump from access.version");
  return rows[0]?.bump ?? -1;
}

interface ClientRow {
  id: string;
  scopes: string[];
  purposes: string[];
  boards: BoardNumber[] | null;
  sender: "bearer" | "dpop";
  pairwise: number;
  documents: "free" | "trusted";
  budget: number | null;
  credentials: { sha256: string | null; jwk: object | null; notAfter: string | null }[];
}

/** Everything in one statement, so that it is of one moment. */
const STANDING = `
  select (select bump from access.version) as version,
    (select coalesce(jsonb_agg(jsonb_build_object('issuer', issuer, 'subject', subject, 'until', until)), '[]')
      from access.block where until > now()) as blocks,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'id', id, 'scopes', scopes, 'purposes', purposes, 'sender', sender, 'pairwise', pairwise,
        'documents', documents, 'budget', budget,
        'boards', case when boards is not null or regions is not null then
          array(select distinct board_no from access.client_board b where b.client_id = c.id order by 1) end,
        'credentials', (select coalesce(jsonb_agg(jsonb_build_object(
            'sha256', encode(sha256, 'hex'), 'jwk', jwk, 'notAfter', not_after) order by added_at), '[]')
          from access.credential r where r.client_id = c.id and (not_after is null or not_after > now())))), '[]')
      from access.client c where revoked_at is null) as clients`;

/** Reads who may come in. */
export async function readStanding(db: Queries): Promise<Standing> {
  const { rows } = await db.query<{
    version: number;
    clients: ClientRow[];
    blocks: { issuer: string; subject: string; until: string }[];
  }>(STANDING);
  const { version = -1, clients = [], blocks = [] } = rows[0] ?? {};
  const read = await Promise.all(clients.map(clientOf));
  return {
    version,
    clients: new Map(read.map((client) => [client.id, client])),
    blocks: new Map(blocks.map(({ issuer, subject, until }) => [blockKey(issuer, subject), new Date(until)])),
  };
}

async function clientOf({ sender, credentials, ...client }: ClientRow): Promise<Client> {
  const read = await Promise.all(credentials.map(credentialsOf));
  return { ...client, mustProve: sender === "dpop", credentials: read.flat() };
}

/** One, or none for a key that is no good: the others hold. */
async function credentialsOf({ sha256, jwk, notAfter }: ClientRow["credentials"][number]): Promise<Credential[]> {
  const end = { notAfter: notAfter === null ? undefined : new Date(notAfter) };
  if (sha256 !== null) return [{ ...end, sha256: Buffer.from(sha256, "hex") }];
  const { keys } = await readKeySet({ keys: [jwk] }, CLIENT_ALGORITHMS);
  return keys.map((key) => ({ ...end, key }));
}
