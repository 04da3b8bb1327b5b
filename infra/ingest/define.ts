import { HubError } from "../errors.js";
import type { RecordDefinition, RecordOf } from "../record.js";
import type { DateForm } from "./cell.js";
import type { Column } from "./columns.js";
import { isForbiddenHeader } from "./door.js";
import type { Settings } from "./profile.js";

/** How the files of a source are written. */
export type Dialect = JsonDialect | DelimitedDialect;

/** JSON: a bare list of flat objects, or an envelope whose `rows` holds that list. Always UTF-8. */
export interface JsonDialect {
  readonly form: "json";
  readonly dates: readonly DateForm[];
}

/** A header line, then a line per row. */
export interface DelimitedDialect {
  readonly form: "delimited";
  /** Unless the profile names another. */
  readonly delimiter: ";" | "," | "|" | "\t";
  /** Unless the profile names another, or the file begins with the mark of UTF-8. */
  readonly encoding: "utf-8" | "windows-1252";
  /** `double`: RFC 4180; `stray`: quotes mean nothing, but for a cell that stands wholly between two of them. */
  readonly quotes: "double" | "stray";
  readonly dates: readonly DateForm[];
}

/** A file of a source, by its name. */
export interface SourceFile {
  /** As the vendor calls it, for messages: `T4E_HelloID_Users_v2.json`. */
  readonly name: string;
  /** Matched against the file's name without its folder. */
  readonly file: RegExp;
  /** Whether a delivery without it is refused. */
  readonly required: boolean;
  /** Whether it may have a header only; without it, no rows means that the export went wrong. */
  readonly mayBeEmpty?: boolean | undefined;
}

/** A column for every field of a record: forget one and it does not compile. */
export type Columns<R> = { readonly [F in keyof R]: Column<R[F]> };

/** A file whose rows become records of one kind. */
export interface Export extends SourceFile {
  readonly role: "export";
  readonly record: RecordDefinition;
  readonly columns: Readonly<Record<string, Column<unknown>>>;
  /** Rows for which it says false are passed over without a word: history, other kinds of row. */
  readonly only?: Column<boolean> | undefined;
}

/** A side file: read before the exports, kept by key for `lookup`. */
export interface Lookup<K = unknown> extends SourceFile {
  readonly role: "lookup";
  readonly key: Column<string>;
  readonly columns: Readonly<Record<string, Column<unknown>>>;
  readonly only?: Column<boolean> | undefined;
  /** Phantom: carries the type of what is kept. */
  readonly _kept?: K;
}

/** A file that belongs to the set and is not read. */
export interface Unread extends SourceFile {
  readonly role: "unread";
}

/** Everything that turns one source's files into records. */
export interface Adapter {
  /** The source's name: `afas`. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** A `board` source needs the board that delivers; a `register` may be of all boards. */
  readonly scope: "board" | "register";
  /** Raise it when the same files are read otherwise than before: they are then applied again. */
  readonly version: number;
  /** Unless the profile says otherwise. `full`: what is not delivered is gone. */
  readonly coverage: "full" | "windowed";
  readonly dialect: Dialect;
  /** In reading order; side files are read first whatever their place. */
  readonly files: readonly (Export | Lookup | Unread)[];
  /** Keys it adds to the profile. */
  readonly settings?: Settings<unknown>;
  /** Where board IT reads which export to make: `subgraphs/adapters/afas/README.md`. */
  readonly readme: string;
}

type Optional = { readonly required?: boolean; readonly mayBeEmpty?: boolean; readonly only?: Column<boolean> };

/** Declares an export: one file, one kind of record, a column per field. */
export function defineExport<const D extends RecordDefinition>(
  definition: {
    readonly name: string;
    readonly file: RegExp;
    readonly record: D;
    readonly columns: Columns<RecordOf<D>>;
  } & Optional,
): Export {
  const columns: Readonly<Record<string, Column<unknown>>> = definition.columns;
  refuseForbidden(definition.name, Object.values(columns));
  return { role: "export", required: true, ...definition, columns };
}

/** Declares a side file. What it keeps is bounded: one small object per key, for one board. */
export function defineLookup<const C extends Readonly<Record<string, Column<unknown>>>>(
  definition: {
    readonly name: string;
    readonly file: RegExp;
    readonly key: Column<string>;
    readonly columns: C;
  } & Optional,
): Lookup<{ readonly [N in keyof C]: C[N] extends Column<infer T> ? T : never }> {
  refuseForbidden(definition.name, [definition.key, ...Object.values(definition.columns)]);
  return { role: "lookup", required: true, ...definition };
}

/** Declares a file that comes with the set and is not read. */
export const defineUnread = (definition: {
  readonly name: string;
  readonly file: RegExp;
  readonly required?: boolean;
}): Unread => ({
  role: "unread",
  required: false,
  ...definition,
});

/** Declares an adapter. */
export const defineAdapter = (adapter: Adapter): Adapter => adapter;

function refuseForbidden(name: string, columns: readonly Column<unknown>[]): void {
  for (const header of columns.flatMap((column) => column.headers)) {
    if (isForbiddenHeader(header))
      throw new HubError("INTERNAL", `${name}, column "${header}": no adapter may read it.`);
  }
}
