import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { markOf, passwordOf, scramVerifier } from "./login.js";

/** The role that owns a schema and loads it; nobody logs in under it. */
export const roleOf = (schema: string): string => `hub_${schema}`;

/** The role that concludes things in a schema over all boards, while a delivery is loaded; nobody logs in under it. */
export const deriverOf = (schema: string): string => `hub_${schema}_derive`;

/** The login under which a schema is asked: it owns nothing, and sees the rows that the context of its transaction allows. */
export const readerOf = (schema: string): string => `hub_${schema}_read`;

/** The login that counts over all boards, in the columns that figures are made of. */
export const figuresOf = (schema: string): string => `hub_${schema}_figures`;

/** The login of a schema's mutations: it may write what they write, and nothing else. */
export const writerOf = (schema: string): string => `hub_${schema}_write`;

/** The gateway's own login: it sees clients and what they have used up, and nothing of any board. */
export const GATEWAY_LOGIN = "hub_gateway";

/** Whose roles are to be there. */
export interface RolesOf {
  readonly owners: readonly string[];
  /** Roles beside the owners that the administrator works under, and nobody logs in under. */
  readonly workers: readonly string[];
  readonly logins: readonly string[];
}

/**
 * Makes the roles that are missing, gives logins their password, and takes from everyone what nobody but the owners
 * needs in this database. Logins keep the password they have when the administrator comes without one.
 */
export async function prepareRoles(client: Client, { owners, workers, logins }: RolesOf): Promise<void> {
  const loading = [...owners, ...workers];
  for (const role of loading) await persist(() => makeRole(client, role, "nologin"));
  for (const login of logins) await persist(() => makeLogin(client, login));
  for (const role of loading) await persist(() => joinRole(client, role));
  await persist(() => closeDatabase(client, loading));
}

/** Times that a statement is tried while another database's hub, on the same server, changes the same role. */
const ATTEMPTS = 50;

async function persist(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isRace(error) || attempt >= ATTEMPTS) throw error;
      await sleep(10);
    }
  }
}

/** Whether another one changed the same row of the server's catalogues, or added it first. */
const isRace = (error: unknown): boolean =>
  error instanceof Error &&
  (/concurrently updated|could not serialize/.test(error.message) || ("code" in error && error.code === "23505"));

/** Roles belong to the whole server: another database's hub may be making the same one. */
const makeRole = (client: Client, role: string, kind: "login" | "nologin") =>
  client.query(`
    do $$ begin
      create role ${role} ${kind} noinherit;
    exception when duplicate_object or unique_violation then null; end $$`);

async function makeLogin(client: Client, role: string): Promise<void> {
  await makeRole(client, role, "login");
  const { rows } = await client.query<{ mark: string | null; isBound: boolean }>(
    `select shobj_description(oid, 'pg_authid') as mark,
       coalesce(rolconfig @> array['search_path=pg_catalog'], false) as "isBound" from pg_roles where rolname = $1`,
    [role],
  );
  if (!rows[0]?.isBound) await client.query(`alter role ${role} set search_path = pg_catalog`);
  if (!client.password) return;
  const password = passwordOf(client.password, role);
  const mark = markOf(password);
  if (rows[0]?.mark === mark) return;
  // One text: both count, or neither.
  await client.query(`alter role ${role} password '${scramVerifier(password)}'; comment on role ${role} is '${mark}'`);
}

/** An administrator who is no superuser has to be a member of a role to work under it. */
const joinRole = (client: Client, role: string) =>
  client.query(`
    do $$ begin
      if not pg_has_role(current_user, '${role}', 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
        grant ${role} to current_user;
      end if;
    end $$`);

/** Temporary tables are for those who load; a database that was copied or restored begins open again. */
async function closeDatabase(client: Client, loading: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; isOpen: boolean; missing: string[] }>(
    `select quote_ident(current_database()) as name,
       has_database_privilege('public', current_database(), 'temporary') as "isOpen",
       array(select role from unnest($1::text[]) role
         where not has_database_privilege(role, current_database(), 'temporary')) as missing`,
    [loading],
  );
  const { name, isOpen, missing } = rows[0] as { name: string; isOpen: boolean; missing: string[] };
  if (isOpen) {
    await client.query(`grant temporary on database ${name} to ${loading.join(", ")};
      revoke temporary, create on database ${name} from public; revoke all on schema public from public`);
  } else if (missing.length > 0) {
    await client.query(`grant temporary on database ${name} to ${missing.join(", ")}`);
  }
}
