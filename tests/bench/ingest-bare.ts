import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { withClient } from "@regiohub/infra/db/connect";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { BenchFiles } from "./ingest-files.js";
import { type Form, JSON_AROUND } from "./ingest-forms.js";
import { type BenchServer, inDatabase } from "./ingest-measure.js";
import { type KitTable, TABLES } from "./ingest-tables.js";

const CHUNK_BYTES = 512 * 1024;

/**
 * Milliseconds of COPY alone, of the same files, with an index on the key: nothing is read, checked, compared or kept.
 * CSV goes into tables of text; a row of JSON into a column of its own, which is what COPY can do with it.
 */
export function bareCopy(server: BenchServer, files: BenchFiles, form: Form): Promise<number> {
  return inDatabase(server, "bench_bare", (url) =>
    withClient(url, async (client) => {
      for (const [place, table] of TABLES.entries()) {
        const headers = files.headers[place] ?? [];
        for (const sql of form === "csv" ? textTable(table, headers) : jsonTable(table)) await client.query(sql);
      }
      const started = performance.now();
      await client.query("begin");
      for (const [place, { name }] of TABLES.entries())
        await COPIES[form](client, name, files.first[form][place] ?? "");
      await client.query("commit");
      return performance.now() - started;
    }),
  );
}

const quoted = (names: readonly string[], suffix = ""): string => names.map((name) => `"${name}"${suffix}`).join(", ");

const textTable = ({ name, key }: KitTable, headers: readonly string[]): readonly string[] => [
  `create table ${name} (${quoted(headers, " text")})`,
  `create index on ${name} (${quoted(key)})`,
];

const jsonTable = ({ name, key }: KitTable): readonly string[] => [
  `create table ${name} (row jsonb)`,
  `create index on ${name} (${key.map((header) => `(row ->> '${header}')`).join(", ")})`,
];

type Copying = (client: ClientBase, table: string, path: string) => Promise<void>;

const COPIES: Readonly<Record<Form, Copying>> = {
  csv: (client, table, path) =>
    pipeline(
      createReadStream(path, { highWaterMark: CHUNK_BYTES }),
      client.query(copyFrom(`copy ${table} from stdin (format csv, header, delimiter ';', encoding 'WIN1252')`)),
    ),
  json: (client, table, path) =>
    pipeline(
      jsonLines(path),
      // Signs that stand in no row: each line is one value, as it is.
      client.query(copyFrom(`copy ${table} from stdin (format csv, quote e'\\x01', delimiter e'\\x02')`)),
    ),
};

/** The rows of a JSON file as lines: the commas between them become blanks. */
async function* jsonLines(path: string): AsyncGenerator<Buffer> {
  const range = { start: JSON_AROUND.head.length, end: statSync(path).size - JSON_AROUND.tail.length - 1 };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { ...range, highWaterMark: CHUNK_BYTES })) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let at = bytes.indexOf(",\n"); at >= 0; at = bytes.indexOf(",\n", at + 2)) bytes[at] = 0x20;
    rest = bytes.subarray(-1); // a comma here would have its line end in the next chunk
    yield bytes.subarray(0, -1);
  }
  yield rest;
}
