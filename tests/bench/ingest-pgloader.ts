import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BenchFiles } from "./ingest-files.js";
import { type KitTable, TABLES } from "./ingest-tables.js";

const run = promisify(execFile);

/** What pgloader calls itself, `pgloader 3.6.9`; undefined where it is not installed. */
export async function pgloaderVersion(): Promise<string | undefined> {
  const said = await run("pgloader", ["--version"]).catch(() => undefined);
  const version = /pgloader version "([^"]+)"/.exec(said?.stdout ?? "")?.[1];
  return version && `pgloader ${version}`;
}

/** Milliseconds that pgloader takes for the CSV files, into tables with types that are emptied first. */
export async function pgloaderOnce(url: string, { first, headers }: BenchFiles, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const commands = TABLES.map((table, at) => command(url, table, first.csv[at] ?? "", headers[at] ?? []));
  const script = join(folder, "kit.load");
  await writeFile(script, commands.join("\n"), { mode: 0o600 }); // the password of the database is in it
  const started = performance.now();
  await run("pgloader", ["--quiet", "--root-dir", folder, script], { maxBuffer: 64 * 1024 * 1024 });
  return performance.now() - started;
}

/** Loads one file: what its `HAVING FIELDS` name in the order of the file, its columns from those of the same name. */
function command(url: string, { name, columns }: KitTable, path: string, headers: readonly string[]): string {
  const fields = headers.map((header) => `${header} [${columns[header] === "date" ? DAY : ""}null if blanks]`);
  const targets = Object.entries(columns).map(([header, type]) =>
    type === "decimal" ? `${header} numeric using ${withPoint(header)}` : header,
  );
  return `LOAD CSV FROM '${path}' WITH ENCODING windows-1252
  HAVING FIELDS (${fields.join(", ")})
  INTO ${addressOf(url)}
  TARGET TABLE ${name}
  TARGET COLUMNS (${targets.join(", ")})
  WITH truncate, skip header = 1, fields terminated by ';', fields optionally enclosed by '"',
    fields escaped by double-quote;
`;
}

/** In Lisp: a point where the comma was. Characters go by their codes, for pgloader cannot read them. */
const withPoint = (field: string): string => `(when ${field} (substitute (code-char 46) (code-char 44) ${field}))`;

const DAY = "date format 'DD-MM-YYYY', ";

/** A hub's database address, through a socket, as pgloader writes it. */
function addressOf(url: string): string {
  const { username, password, searchParams, pathname } = new URL(url);
  return `postgresql://${username}:${password}@unix:${searchParams.get("host")}:5432${pathname}`;
}
