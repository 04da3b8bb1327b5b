import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { withClient } from "../db/connect.js";
import { prepareDatabase } from "../db/prepare.js";
import type { AnySubgraph } from "../hub.js";
import type { Prepare } from "./database.js";

/** What a hub of before had in its database. */
export interface Before {
  /** Number of the last of the subgraph's migrations that it knew: `0022`. */
  readonly last: string;
  /** Puts in the rows that it had, as one who may do everything. */
  readonly rows: string;
}

/** Prepares a database as a hub of before left it, brought to where the code is; without the reference data of then. */
export const olderDatabase = (subgraph: AnySubgraph, { last, rows }: Before): Prepare => ({
  name: `${subgraph.name} of ${last}`,
  version: rows,
  run: (url) =>
    withClient(url, async (client) => {
      const folder = await mkdtemp(join(tmpdir(), "hub-migrations-"));
      try {
        await copyMigrations(subgraph.migrations, folder, last);
        const older = { ...subgraph, migrations: pathToFileURL(`${folder}/`), referenceData: [] };
        await prepareDatabase(client, [older]);
      } finally {
        await rm(folder, { recursive: true });
      }
      await client.query(rows);
      await prepareDatabase(client, [subgraph]);
    }),
});

async function copyMigrations(from: URL, to: string, last: string): Promise<void> {
  for (const file of await readdir(from)) {
    if (file.slice(0, last.length) <= last) await copyFile(fileURLToPath(new URL(file, from)), join(to, file));
  }
}
