import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Client, ClientBase } from "pg";
import { grantReading } from "../audit/grant.js";
import type { AnySubgraph, ReferenceData } from "../hub.js";
import { type AppliedMigration, type MigrationSet, migrate } from "./migrate.js";
import { deriverOf, figuresOf, GATEWAY_LOGIN, readerOf, roleOf, writerOf } from "./roles.js";
import { refreshStatistics } from "./statistics.js";
import { inTransaction } from "./transaction.js";

/** Runs, rejections and profiles: the kit's own schema. */
const INGEST: MigrationSet = { name: "ingest", folder: new URL("../../ingest/migrations/", import.meta.url) };
/** Who was shown which people. */
const AUDIT: MigrationSet = { name: "audit", folder: new URL("../../audit/migrations/", import.meta.url) };

/** Clients, and what they have used up: the gateway's own. */
const ACCESS: MigrationSet = {
  name: "access",
  folder: new URL("../../auth/migrations/", import.meta.url),
  logins: [GATEWAY_LOGIN],
};

/** What preparing changed. */
export interface Prepared {
  readonly migrations: readonly AppliedMigration[];
  /** Names of the reference data that was loaded anew. */
  readonly references: readonly string[];
}

/** Brings a database to where the code is: schemas migrated, reference data as in `schema/reference`. */
export async function prepareDatabase(client: Client, subgraphs: readonly AnySubgraph[]): Promise<Prepared> {
  const migrations = await migrate(client, [
    INGEST,
    { ...AUDIT, grant: (migrating) => grantReadings(migrating, subgraphs) },
    ACCESS,
    ...subgraphs.map((subgraph) => ({
      name: subgraph.name,
      folder: subgraph.migrations,
      logins: loginsOf(subgraph),
      workers: subgraph.deriveRole ? [deriverOf(subgraph.name)] : [],
    })),
  ]);
  const references: string[] = [];
  for (const subgraph of subgraphs) {
    for (const data of subgraph.referenceData ?? []) {
      if (await loadReference(client, subgraph.name, data)) references.push(data.name);
    }
  }
  return { migrations, references };
}

/** Who shows people writes down whom. */
async function grantReadings(client: ClientBase, subgraphs: readonly AnySubgraph[]): Promise<void> {
  for (const { name, subjects } of subgraphs) if (subjects) await grantReading(client, readerOf(name));
}

/** The logins under which a subgraph works with its schema. */
const loginsOf = ({ name, figuresLogin, writes }: AnySubgraph): string[] => [
  readerOf(name),
  ...(figuresLogin ? [figuresOf(name)] : []),
  ...(writes ? [writerOf(name)] : []),
];

/** Loads when the content differs from what was loaded last; one transaction. */
async function loadReference(client: ClientBase, schema: string, data: ReferenceData): Promise<boolean> {
  const hash = createHash("sha256");
  for (const file of data.files) hash.update(await readFile(file));
  const sha256 = hash.digest("hex");
  return inTransaction(client, async () => {
    const { rowCount } = await client.query(
      `insert into public.hub_reference (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()
       where hub_reference.sha256 <> excluded.sha256`,
      [data.name, sha256],
    );
    const loading = rowCount === 1;
    if (loading) {
      await client.query(`set local role ${roleOf(schema)}`);
      await data.load(client);
      await refreshStatistics(client, schema);
    }
    return loading;
  });
}
