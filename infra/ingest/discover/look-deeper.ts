import { open } from "node:fs/promises";
import type { Dialect, JsonDialect, XmlDialect } from "../dialect.js";
import { skipBlanks } from "../read/json-scan.js";
import { listsBeside, rowsPathOf } from "../read/rows-path.js";
import { openFile } from "../read.js";
import { type Look, lookWith } from "./look.js";

/** How deep lists within lists are looked for, most of them that are told, and rows that are looked into. */
const MOST = { depth: 4, lists: 8, rows: 10_000 } as const;

/**
 * A file with its rows as they are without the lists in them, and with a look for each of those lists; as it was where
 * it has none. Days and numbers are those of all of it.
 */
export async function lookDeeper(look: Look): Promise<Look> {
  const outer = await outerList(look);
  if (outer === undefined) return look;
  const paths = await listsWithin(look, outer);
  if (paths.length === 0) return look;
  const at = (path: string) => {
    const without = listsBeside(rowsPathOf(path), paths.map(rowsPathOf));
    return lookWith(look.path, { ...(look.dialect as JsonDialect | XmlDialect), rows: [path], without });
  };
  const own = await at(outer === "" ? "[]" : outer);
  const deeper: Look[] = [];
  for (const path of paths) deeper.push({ ...(await at(path)), place: path });
  const all = [own, ...deeper];
  return {
    ...own,
    dialect: look.dialect,
    place: look.place,
    deeper,
    days: all.flatMap(({ days }) => days),
    decimals: new Set(all.flatMap(({ decimals }) => [...decimals])),
    thousands: all.map(({ thousands }) => thousands).find((form) => form !== undefined),
  };
}

/** Path of the outermost list; empty where the file is that list, undefined where nothing tells. */
async function outerList({ dialect, path }: Look): Promise<string | undefined> {
  if (dialect.form === "xml") return dialect.rows?.[0];
  if (dialect.form !== "json") return undefined;
  if (dialect.rows?.length === 1) return dialect.rows[0];
  return (await isList(path)) ? "" : undefined;
}

async function isList(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const start = bytes.indexOf("\ufeff") === 0 ? 3 : 0;
    return bytes[skipBlanks(bytes, start)] === 0x5b;
  } finally {
    await file.close();
  }
}

/** Paths of the lists of objects within the rows, each behind those that it lies in. */
async function listsWithin({ path, dialect }: Look, outer: string): Promise<readonly string[]> {
  const found = new Set([outer]);
  const file = await openFile(path, rowsAlone(dialect));
  try {
    let rows = 0;
    for await (const batch of file.batches) {
      for (const row of batch.rows) findLists((row as unknown as readonly object[])[0] ?? {}, outer, 1, found);
      rows += batch.rows.length;
      if (rows > MOST.rows) break;
    }
  } finally {
    await file.close();
  }
  const paths = new Set([...found].flatMap((list) => pathsTo(list, outer, found)));
  return [...paths].slice(1, 1 + MOST.lists);
}

/** Path of the rows, and of each list on the way to one in them. In XML one element is a list of one: any other tells. */
function pathsTo(list: string, outer: string, found: ReadonlySet<string>): string[] {
  const paths = [`${outer}[]`];
  let [around, path] = [outer, `${outer}[]`];
  for (const key of list.slice(outer.length).split(".").slice(1)) {
    around = `${around}.${key}`;
    path = `${path}.${key}`;
    if (!found.has(around)) continue;
    path = `${path}[]`;
    paths.push(path);
  }
  return paths;
}

/** The same dialect, read as lists within lists are: its rows come as they stand in the file. */
const rowsAlone = (dialect: Dialect): Dialect =>
  dialect.form === "json" || dialect.form === "xml" ? { ...dialect, without: [""] } : dialect;

/** Adds the paths of lists, none of which says what else is one. */
function findLists(value: object, around: string, depth: number, found: Set<string>): void {
  if (depth > MOST.depth || found.size > MOST.lists) return;
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner !== "object" || inner === null || /[.[\]]/.test(key)) continue;
    const path = `${around}.${key}`;
    if (!Array.isArray(inner)) findLists(inner, path, depth + 1, found);
    else if (inner.some(isObject) && inner.every((one) => one === null || isObject(one))) {
      found.add(path);
      for (const one of inner) if (one !== null) findLists(one as object, path, depth + 1, found);
    }
  }
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
