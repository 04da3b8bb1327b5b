import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { withClient } from "@regiohub/infra/db/connect";
import { unpacked } from "@regiohub/infra/ingest/archive";
import { KeptKeys } from "@regiohub/infra/ingest/kept-keys";
import { unsealCells } from "@regiohub/infra/ingest/rejections";
import type { ClientBase } from "pg";

const decompress = promisify(zstdDecompress);

/** Every place in a database and a home where one of these words can be read, each once: `staff.member`. */
export async function placesOfWords(url: string, home: string, words: readonly string[]): Promise<string[]> {
  const found = await withClient(url, async (client) => [
    ...(await inTables(client, words)),
    ...(await inKept(client, home, words)),
  ]);
  return [...new Set([...found, ...(await inFiles(home, words))])].sort();
}

/** Every table of every schema: the catalogue says which, so that none can be forgotten. Its rows as text, and each column of bytes. */
async function inTables(client: ClientBase, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string; bytes: string[] }>(
    `select c.oid::regclass::text as name,
       array(select quote_ident(attname) from pg_attribute a
         where attrelid = c.oid and attnum > 0 and not attisdropped and atttypid = 'bytea'::regtype) as bytes
     from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 1`,
  );
  const found: string[] = [];
  for (const { name, bytes } of tables) {
    const inBytes = bytes.map((column) => `position(convert_to(word, 'UTF8') in t.${column}) > 0`);
    const { rowCount } = await client.query(
      `select from ${name} t, unnest($1::text[]) word
       where ${["position(word in t::text) > 0", ...inBytes].join(" or ")} limit 1`,
      [words],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

/** What deliveries brought, as far as the keys that are there can read it. */
async function inKept(client: ClientBase, home: string, words: readonly string[]): Promise<string[]> {
  const keys = new KeptKeys(home);
  const found: string[] = [];
  const look = (place: string, text: string) => {
    if (words.some((word) => text.includes(word))) found.push(place);
  };
  const { rows: parts } = await client.query<{ number: number; body: Buffer; id: string | null }>(
    `select number, body, key_id as id from ingest.record_part join ingest.run r on r.id = run_id`,
  );
  for (const { number, body, id } of parts) {
    const key = id === null ? undefined : await keys.find(id);
    if (id === null || key) look("kept records", (await unpacked(body, number, key)).toString());
  }
  const { rows: cells } = await client.query<{ number: number; sealed: Buffer; id: string }>(
    `select number, sealed, key_id as id from ingest.rejection join ingest.run r on r.id = run_id where sealed is not null`,
  );
  for (const { number, sealed, id } of cells) {
    const key = await keys.find(id);
    if (key) look("cells of refused rows", JSON.stringify(unsealCells(key, number, sealed)));
  }
  const { rows: uploads } = await client.query<{ body: Buffer }>("select body from ingest.upload_part");
  for (const { body } of uploads) look("uploads", (await decompress(body)).toString());
  return found;
}

async function inFiles(home: string, words: readonly string[]): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const content = await readFile(join(entry.parentPath, entry.name));
    if (words.some((word) => content.includes(word))) found.push(`file ${entry.name}`);
  }
  return found;
}
