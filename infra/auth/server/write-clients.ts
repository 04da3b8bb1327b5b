import type { ClientBase, QueryResultRow } from "pg";
import { roleOf } from "../../db/roles.js";
import { inTransaction } from "../../db/transaction.js";
import { HubError } from "../../errors.js";
import type { ClientBoard } from "./client-boards.js";

/** What an operator decides about a client. */
export interface ClientTerms {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly scopes: readonly string[];
  /** With `regions`, what it is shown things of; both null: all boards. */
  readonly boards: readonly string[] | null;
  /** `SCHEME CODE` each. */
  readonly regions: readonly string[] | null;
  /** dpop: no token without proof of a key. */
  readonly sender: "bearer" | "dpop";
  /** trusted: only documents that were registered. */
  readonly documents: "free" | "trusted";
  /** In place of the usual; null: the usual. */
  readonly budget: number | null;
  /** Version of the key that its ids of people are made with. */
  readonly pairwise: number;
}

/** What a client is to show who it is by: the digest of a secret, or a public key as a JWK with its `alg`. */
export type NewCredential = { readonly sha256: Buffer } | { readonly jwk: object };

/** Columns by the names of terms; the order of statements' parameters. */
const COLUMNS = [
  "name",
  "purposes",
  "scopes",
  "boards",
  "regions",
  "sender",
  "documents",
  "budget",
  "pairwise",
] as const;
const SET = COLUMNS.map((column, at) => `${column} = $${at + 2}`).join(", ");

const valuesOf = (terms: ClientTerms): unknown[] => COLUMNS.map((column) => terms[column]);

/** Works on the tables of clients, in a transaction of its own. */
export const asAccess = <T>(client: ClientBase, work: () => Promise<T>): Promise<T> =>
  inTransaction(client, async () => {
    await client.query(`set local role ${roleOf("access")}`);
    return await work();
  });

/**
 * Adds a client; it shows itself by nothing yet.
 * @throws USAGE when one had this id before, revoked or not
 */
export async function addClient(client: ClientBase, id: string, terms: ClientTerms): Promise<void> {
  const { rowCount } = await client.query(
    `insert into access.client (id, ${COLUMNS.join(", ")}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict do nothing`,
    [id, ...valuesOf(terms)],
  );
  if (rowCount !== 1)
    throw new HubError("USAGE", "hub client: there is, or was, one of this id. Expected an id that is new.");
}

/**
 * The terms of a client, until the transaction ends nobody else's to change.
 * @throws CLIENT_UNKNOWN
 */
export async function getTerms(client: ClientBase, id: string): Promise<ClientTerms> {
  const { rows } = await client.query<ClientTerms & QueryResultRow>(
    `select ${COLUMNS.join(", ")} from access.client where id = $1 and revoked_at is null for update`,
    [id],
  );
  if (rows[0]) return rows[0];
  throw new HubError("CLIENT_UNKNOWN", "hub client: no such client, or it is revoked. Expected the id of one.");
}

/** Puts new terms in the place of a client's. */
export async function putTerms(client: ClientBase, id: string, terms: ClientTerms): Promise<void> {
  await client.query(`update access.client set ${SET} where id = $1`, [id, ...valuesOf(terms)]);
}

/** Puts in place the boards that a client's terms stand for. */
export async function putBoards(client: ClientBase, id: string, boards: readonly ClientBoard[]): Promise<void> {
  await client.query("delete from access.client_board where client_id = $1", [id]);
  await client.query(
    `insert into access.client_board (client_id, board_no, via)
     select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [id, boards.map(({ board }) => board), boards.map(({ via }) => via)],
  );
}

/** Gives a client a new credential; those before it end at a moment, if they do not end sooner. */
export async function replaceCredentials(
  client: ClientBase,
  id: string,
  credential: NewCredential,
  othersEndAt: Date,
): Promise<void> {
  await client.query("update access.credential set not_after = least(not_after, $2) where client_id = $1", [
    id,
    othersEndAt,
  ]);
  const [sha256, jwk] = "jwk" in credential ? [null, JSON.stringify(credential.jwk)] : [credential.sha256, null];
  await client.query("insert into access.credential (client_id, sha256, jwk) values ($1, $2, $3)", [id, sha256, jwk]);
}

/**
 * Ends a client for good, and all that it shows who it is by.
 * @throws CLIENT_UNKNOWN
 */
export async function revokeClient(client: ClientBase, id: string): Promise<void> {
  await getTerms(client, id);
  await client.query("update access.client set revoked_at = now() where id = $1", [id]);
  await client.query("delete from access.credential where client_id = $1", [id]);
}

/** Keeps somebody of another issuer out until a moment; a moment that is over lets them in again. */
export async function blockSubject(client: ClientBase, issuer: string, subject: string, until: Date): Promise<void> {
  await client.query("delete from access.block where until < now()");
  await client.query(
    `insert into access.block (issuer, subject, until) values ($1, $2, $3)
     on conflict (issuer, subject) do update set until = excluded.until`,
    [issuer, subject, until],
  );
}

/** A client as an operator is shown it. */
export interface ListedClient extends Omit<ClientTerms, "boards"> {
  readonly id: string;
  /** How many boards it is shown things of; null: all. */
  readonly boards: number | null;
  /** How many secrets and keys hold now. */
  readonly credentials: number;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** All clients, by id; the revoked ones too. */
export async function listClients(client: ClientBase): Promise<ListedClient[]> {
  const { rows } = await client.query<ListedClient & QueryResultRow>(
    `select id, name, purposes, scopes, regions, sender, documents, budget,
       created_at as "createdAt", revoked_at as "revokedAt",
       case when boards is not null or regions is not null then
         (select count(distinct board_no)::int from access.client_board b where b.client_id = c.id) end as boards,
       (select count(*)::int from access.credential r
         where r.client_id = c.id and (not_after is null or not_after > now())) as credentials
     from access.client c order by id`,
  );
  return rows;
}
