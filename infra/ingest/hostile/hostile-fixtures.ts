import { readFile } from "node:fs/promises";
import type { Table } from "./write-forms.js";

/** A row that differs from the base in some cells. */
export interface HostileRow {
  readonly what: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** What a row must give: records that differ from the base in some fields, and what is refused of it. */
export interface Outcome {
  readonly what: string;
  readonly records: readonly object[];
  readonly rejections: readonly object[];
}

/** A header line that differs from the documented one, and what must come of a file with it. */
export interface HostileHeader {
  readonly what: string;
  /** Documented header → how the file spells it. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Columns behind the documented ones. */
  readonly extra?: readonly string[];
  /** Documented columns that the file lacks. */
  readonly without?: readonly string[];
  /** What the profile says of columns. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Where its record differs from the base. */
  readonly record?: object;
  /** Columns that are reported as forbidden. */
  readonly forbidden?: readonly object[];
  /** Why the file is refused as a whole, and words of the message. */
  readonly refused?: { readonly code: string; readonly says: readonly string[] };
}

const read = async <T>(name: string) =>
  JSON.parse(await readFile(new URL(`../../../ingest/hostile/fixtures/${name}`, import.meta.url), "utf8")) as T;

/** The hostile rows; `base` is a row without anything odd, by its headers. */
export const hostileRows = () =>
  read<{ readonly base: Readonly<Record<string, string>>; readonly rows: readonly HostileRow[] }>("cells.json");

/** What the hostile rows must give; `base` is the record of the row without anything odd. */
export const outcomesDue = () =>
  read<{ readonly base: object; readonly rows: readonly Outcome[] }>("cells.expected.json");

/** The hostile header lines. */
export const hostileHeaders = () => read<readonly HostileHeader[]>("headers.json");

/** The side file that both refer to. */
export const GROUPS: Table = { headers: ["Code", "Omschrijving"], rows: [["A1", "Groep één"]] };
