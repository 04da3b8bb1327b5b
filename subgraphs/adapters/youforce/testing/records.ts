import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeExport, decodeLookup, emptyKept } from "@regiohub/infra/ingest/decode-file";
import type { Adapter } from "@regiohub/infra/ingest/define";
import { type Profile, readProfile } from "@regiohub/infra/ingest/profile";
import type { Rejection } from "@regiohub/infra/ingest/rejection";

/** What the files of a delivery turn into. */
export interface Read {
  /** Values of the records, in the order of the files. */
  readonly records: readonly string[];
  /** What was refused: file, column and code. */
  readonly refused: readonly string[];
}

/** A folder with fixtures of an adapter. */
export interface Fixtures {
  readonly profile: Profile;
  /** The rows of each file, as an API would answer them, by the file's name. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly paths: readonly string[];
}

/** Reads the fixtures of an adapter, as files and as rows. */
export async function fixturesOf(adapter: Adapter, folder: URL): Promise<Fixtures> {
  const text = await readFile(new URL("profile.yaml", folder), "utf8");
  const names = (await readdir(folder)).filter((name) => adapter.files.some(({ file }) => file.test(name)));
  const rows = names.map(async (name): Promise<[string, readonly unknown[]]> => {
    const content = JSON.parse(await readFile(new URL(name, folder), "utf8")) as { value?: unknown[] } | unknown[];
    return [name, Array.isArray(content) ? content : (content.value ?? [])];
  });
  return {
    profile: readProfile(text, adapter.settings ? [adapter.settings] : []),
    rows: Object.fromEntries(await Promise.all(rows)),
    paths: names.map((name) => join(fileURLToPath(folder), name)),
  };
}

/** Reads files as a delivery of the adapter is read: side files first. */
export async function readAll(adapter: Adapter, profile: Profile, paths: readonly string[]): Promise<Read> {
  const binding = { profile, kept: emptyKept(adapter) };
  const records: string[] = [];
  const refused: string[] = [];
  const rejection = ({ file, column, code }: Rejection) => void refused.push(`${file} ${column} ${code}`);
  const pause = () => Promise.resolve();
  const record = (values: readonly unknown[]) => void records.push(JSON.stringify(values));
  const inOrder = adapter.files.flatMap((source) =>
    paths.filter((path) => source.file.test(basename(path))).map((path) => ({ source, path })),
  );
  for (const { source, path } of inOrder)
    if (source.role === "lookup") await decodeLookup(path, source, adapter, binding, { rejection, pause });
  for (const { source, path } of inOrder)
    if (source.role === "export") await decodeExport(path, source, adapter, binding, { record, rejection, pause });
  return { records, refused };
}
