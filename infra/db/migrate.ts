import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Client, ClientBase } from "pg";
import { HubError } from "../errors.js";
import { prepareRoles, roleOf } from "./roles.js";
import { grantRowContext, ROW_CONTEXT } from "./row-context.js";
import { inTransaction } from "./transaction.js";

/** A folder of numbered SQL that builds one Postgres schema, owned by one role. */
export interface MigrationSet {
  /** Schema; its role is `hub_<name>`. */
  readonly name: string;
  readonly folder: URL;
  /** Roles under which the schema is asked; they are there before its migrations, which say what each may see. */
  readonly logins?: readonly string[];
  /** Roles beside its own that the administrator works under in it; they are there before its migrations too. */
  readonly workers?: readonly string[];
  /** What other schemas' logins may do in it: each time, once its migrations are there. */
  readonly grant?: (client: ClientBase) => Promise<void>;
}

/** One migration that was applied now. */
export interface AppliedMigration {
  readonly schema: string;
  readonly file: string;
}

// Any number, the same for all hubs: one migrates, the others wait.
const LOCK = 7_460_117;

/**
 * Brings every schema up to date, under a lock, each migration in a transaction of its own under the schema's role.
 * Runs from the state it finds: killed half-way, the next call goes on.
 * @throws MIGRATION_CHANGED when an applied file was edited.
 */
export async function migrate(client: Client, sets: readonly MigrationSet[]): Promise<AppliedMigration[]> {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  try {
    await client.query(
      `create table if not exists public.hub_migration (
         schema_name text not null, file text not null, sha256 text not null,
         applied_at timestamptz not null default now(), primary key (schema_name, file));
       create table if not exists public.hub_reference (
         name text primary key, sha256 text not null, loaded_at timestamptz not null default now())`,
    );
    const logins = sets.flatMap((set) => set.logins ?? []);
    const owners = sets.map(({ name }) => roleOf(name));
    const workers = sets.flatMap((set) => set.workers ?? []);
    await prepareRoles(client, { owners, workers, logins });
    await client.query(ROW_CONTEXT);
    await grantRowContext(client, owners, logins);
    const applied: AppliedMigration[] = [];
    for (const set of sets) {
      await client.query(`create schema if not exists ${set.name} authorization ${roleOf(set.name)}`);
      applied.push(...(await migrateSchema(client, set)));
      await set.grant?.(client);
    }
    return applied;
  } finally {
    // A connection that is gone holds no lock any more, and what ended it is what is to be told.
    await client.query("select pg_advisory_unlock($1)", [LOCK]).catch(() => {});
  }
}

async function migrateSchema(client: ClientBase, { name, folder }: MigrationSet): Promise<AppliedMigration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).sort();
  const { rows } = await client.query<{ file: string; sha256: string }>(
    "select file, sha256 from public.hub_migration where schema_name = $1",
    [name],
  );
  const known = new Map(rows.map((row) => [row.file, row.sha256]));
  const applied: AppliedMigration[] = [];
  for (const file of files) {
    const sql = await readFile(new URL(file, folder), "utf8");
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const before = known.get(file);
    if (before === sha256) continue;
    if (before) throw new HubError("MIGRATION_CHANGED", `${name}/${file}: applied before with other content.`);
    await applyOne(client, name, file, sql, sha256);
    applied.push({ schema: name, file });
  }
  return applied;
}

function applyOne(client: ClientBase, name: string, file: string, sql: string, sha256: string): Promise<void> {
  return inTransaction(client, async () => {
    await client.query(`set local role ${roleOf(name)}; set local search_path = ${name}`);
    await client.query(sql);
    await client.query("reset role");
    await client.query("insert into public.hub_migration (schema_name, file, sha256) values ($1, $2, $3)", [
      name,
      file,
      sha256,
    ]);
  });
}
