import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeExport, decodeLookup, emptyKept } from "@regiohub/infra/ingest/decode-file";
import type { Adapter } from "@regiohub/infra/ingest/define";
import type { Profile } from "@regiohub/infra/ingest/profile";
import { dialectOf, type OpenFile, openFile } from "@regiohub/infra/ingest/read";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import type { Row } from "./table.js";

/** What some files turn into, in an order that does not depend on that of their rows. */
export interface Read {
  readonly records: readonly string[];
  /** Cells and rows that were refused, and why. */
  readonly refused: readonly string[];
}

/** The files of a folder that an adapter reads. */
export const filesIn = async (folder: URL, adapter: Adapter): Promise<readonly string[]> =>
  (await readdir(folder))
    .filter((name) => !name.endsWith("expected.json") && adapter.files.some(({ file }) => file.test(name)))
    .map((name) => fileURLToPath(new URL(name, folder)));

/** The rows of files as the connectors of a stand-in, whatever form the files have. */
export async function connectorsOf(
  paths: readonly string[],
  adapter: Adapter,
  profile: Profile,
): Promise<Record<string, readonly Row[]>> {
  const connectors: Record<string, Row[]> = {};
  for (const path of paths) {
    const dialect = dialectOf(path, adapter.dialects, profile);
    const open = await openFile(path, dialect);
    const rows: Row[] = [];
    for await (const batch of open.batches)
      rows.push(...batch.rows.map((row) => (dialect.form === "json" ? (row as Row) : cellsOf(open, row))));
    const connector = connectorOf(path, adapter);
    connectors[connector] = [...(connectors[connector] ?? []), ...rows];
  }
  return Object.fromEntries(
    Object.entries(connectors).map(([name, rows]) => [name, firstRows(rows, keyOf(name, adapter))] as const),
  );
}

/** Headers by which only the first row counts of those that are alike: Profit has no first row. Empty: all count. */
function keyOf(connector: string, adapter: Adapter): readonly string[] {
  const sources = adapter.files.filter(({ name }) => connectorOf(name, adapter) === connector);
  const keys = sources.map((source) => (source.role === "lookup" && !source.many ? source.key.headers : []));
  return keys.every(({ length }) => length > 0) ? keys.flat() : [];
}

function firstRows(rows: readonly Row[], key: readonly string[]): readonly Row[] {
  if (key.length === 0) return rows;
  const seen = new Set<string>();
  return rows.filter((row) => {
    const text = JSON.stringify(key.map((header) => row[header]));
    return !seen.has(text) && seen.add(text);
  });
}

const cellsOf = ({ headers, cell }: OpenFile, row: Parameters<ReturnType<OpenFile["cell"]>>[0]): Row =>
  Object.fromEntries(headers.map((header, index) => [header, cell(index)(row)]));

/** Connector that a file was saved from. */
const connectorOf = (path: string, { files }: Adapter): string =>
  files.find(({ file }) => file.test(basename(path)))?.name.replace(/\.json$/, "") ?? "";

/** Reads files as a delivery of the adapter is read: side files first. */
export async function readAll(adapter: Adapter, profile: Profile, paths: readonly string[]): Promise<Read> {
  const binding = { profile, kept: emptyKept(adapter) };
  const records: string[] = [];
  const refused: string[] = [];
  const rejection = ({ file, column, code }: Rejection) => {
    // A column that may not enter is not in a pulled file, and neither is what was no row.
    if (code !== "COLUMN_FORBIDDEN" && column !== null) refused.push(`${connectorOf(file, adapter)} ${column} ${code}`);
  };
  const pause = () => Promise.resolve();
  const record = (values: readonly unknown[]) => void records.push(JSON.stringify(values));
  for (const role of ["lookup", "export"] as const) {
    for (const source of adapter.files) {
      for (const path of paths.filter((one) => source.role === role && source.file.test(basename(one)))) {
        if (source.role === "lookup") await decodeLookup(path, source, adapter, binding, { rejection, pause });
        if (source.role === "export") await decodeExport(path, source, adapter, binding, { record, rejection, pause });
      }
    }
  }
  return { records: records.sort(), refused: refused.sort() };
}
