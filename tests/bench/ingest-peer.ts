import { createReadStream } from "node:fs";
import { withClient } from "@regiohub/infra/db/connect";
import { parse } from "csv-parse";
import type { Client } from "pg";
import { peakMegabytes } from "./ingest-peak.js";
import { type ColumnType, type KitTable, TABLES } from "./ingest-tables.js";

/** What the script took. */
export interface PeerOnce {
  readonly ms: number;
  readonly peakMegabytes: number;
}

const BATCH_ROWS = 1_000;

/** A cell that cannot be read is empty; nobody hears of it. */
const READERS: Readonly<Record<ColumnType, (cell: string) => string | null>> = {
  text: (cell) => cell || null,
  decimal: (cell) => (/^\d+(,\d+)?$/.test(cell) ? cell.replace(",", ".") : null),
  date(cell) {
    const day = cell.replace(/^(\d\d)-(\d\d)-(\d{4})$/, "$3-$2-$1");
    const time = Date.parse(day);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
  },
};

// ingest-peer.js URL FILE…: what a board would write by itself in an afternoon, at its best.
const [, , url = "", ...files] = process.argv;
const started = performance.now();
await withClient(url, async (client) => {
  await client.query("begin");
  for (const [index, table] of TABLES.entries()) await load(client, table, files[index] ?? "");
  await client.query("commit");
});
const answer: PeerOnce = { ms: performance.now() - started, peakMegabytes: peakMegabytes() };
process.stdout.write(JSON.stringify(answer));

async function load(client: Client, table: KitTable, path: string): Promise<void> {
  const columns = Object.entries(table.columns);
  const rows = createReadStream(path, "latin1").pipe(parse({ columns: true, delimiter: ";" }));
  // By key, for a statement may not meet the same key twice.
  let batch = new Map<string, (string | null)[]>();
  const send = async () => {
    const text = upsert(table, batch.size);
    await client.query({ name: `${table.name} ${batch.size}`, text, values: [...batch.values()].flat() });
    batch = new Map();
  };
  for await (const row of rows as AsyncIterable<Readonly<Record<string, string>>>) {
    const key = table.key.map((header) => row[header] ?? "");
    if (key.includes("")) continue;
    const values = columns.map(([header, type]) => READERS[type](row[header] ?? ""));
    batch.set(key.join("\t"), values);
    if (batch.size === BATCH_ROWS) await send();
  }
  if (batch.size > 0) await send();
}

function upsert({ name, key, columns }: KitTable, rows: number): string {
  const headers = Object.keys(columns);
  const places = (row: number) => headers.map((_, at) => `$${row * headers.length + at + 1}`).join(", ");
  const tuples = Array.from({ length: rows }, (_, row) => `(${places(row)})`).join(", ");
  const updates = headers.filter((header) => !key.includes(header)).map((header) => `${header} = excluded.${header}`);
  return `insert into ${name} (${headers.join(", ")}) values ${tuples}
    on conflict (${key.join(", ")}) do update set ${updates.join(", ")}`;
}
