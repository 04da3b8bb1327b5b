import { readFile, stat } from "node:fs/promises";
import type { JsonDialect } from "../dialect.js";

/** Largest file that is read as a whole to find its list of rows. */
const MAX_BYTES = 32 * 1024 * 1024;

/** How deep a list of rows may lie. */
const DEPTH_MAX = 4;

/** Where lists stand that have no row in them, or are too long to be read as a whole. */
const USUAL = ["rows", "value", "values", "data", "items", "results"];

/** Tells where the list of rows stands: the longest list of objects of the file. */
export async function lookAtJson(path: string): Promise<JsonDialect> {
  const rows = await findRows(path);
  return { form: "json", dates: ["iso"], rows: rows === undefined ? USUAL : [rows] };
}

/** Path of the list; undefined when the file is the list itself, or nothing tells. */
async function findRows(path: string): Promise<string | undefined> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) return undefined;
  let document: unknown;
  try {
    document = JSON.parse((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
  } catch {
    return undefined; // the reader says what is wrong, and where
  }
  const [longest] = listsIn(document, "", 0).sort((a, b) => b.length - a.length);
  return longest?.path || undefined;
}

interface List {
  readonly path: string;
  readonly length: number;
}

function listsIn(value: unknown, path: string, depth: number): List[] {
  if (Array.isArray(value)) {
    const isRows = value.every((one) => typeof one === "object") && value.some((one) => one !== null);
    return isRows ? [{ path, length: value.length }] : [];
  }
  if (typeof value !== "object" || value === null || depth === DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([key, inside]) => listsIn(inside, path ? `${path}.${key}` : key, depth + 1));
}
