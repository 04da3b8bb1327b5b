import type { RecordDefinition, RecordOf } from "../record.js";
import type { Words } from "../words.js";
import type { Column } from "./columns.js";
import type { Dialect } from "./dialect.js";
import { refuseForbidden } from "./file-columns.js";
import type { Settings } from "./profile.js";
import type { LiveSource } from "./pull.js";
import type { ProfileShape } from "./shape.js";

/** A file of a source, by its name. */
export interface SourceFile {
  /** As the vendor calls it, for messages: `T4E_HelloID_Users_v2.json`. */
  readonly name: string;
  /** Matched against the file's name without its folder. */
  readonly file: RegExp;
  /** Set of columns that it is of, where a source's files come in several: `helloid`. */
  readonly columnSet?: string | undefined;
  /** Whether a delivery without it is refused. */
  readonly required: boolean;
  /** Whether it may have a header only; without it, no rows means that the export went wrong. */
  readonly mayBeEmpty?: boolean | undefined;
  /** Whether other adapters know this file too: then the files around it say whose it is. */
  readonly shared?: boolean | undefined;
  /** Where its rows stand in JSON and XML, as in their dialects; before what the dialect and the profile say. */
  readonly rows?: readonly string[] | undefined;
  /** What is passed over in its rows, as in their dialects. */
  readonly without?: readonly string[] | undefined;
  /** Finds in a file's name, as digits in its first group, when it was made: of several deliveries the newest is read. */
  readonly edition?: RegExp | undefined;
  /** Finds in a file's name, as digits in its first group, which part of the rows it holds: none may be skipped. */
  readonly part?: RegExp | undefined;
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
  /** Whether its records are made with the keys of the delivering side: without keys it is not read. */
  readonly needsKeys?: boolean | undefined;
  /** Makes several records of a row: each takes the row's values and its own, by the names of fields. None: no record. */
  readonly spread?: Column<readonly Readonly<Record<string, unknown>>[]> | undefined;
}

/** A side file: read before the exports, kept by key for `lookup`. */
export interface Lookup<K = unknown> extends SourceFile {
  readonly role: "lookup";
  readonly key: Column<string>;
  readonly columns: Readonly<Record<string, Column<unknown>>>;
  readonly only?: Column<boolean> | undefined;
  /** Whether all rows of a key are kept, as a list in the order of the file; else the first one is. */
  readonly many: boolean;
  /** Why every row has to be readable; without it, one that is not is refused alone. */
  readonly whole?: Words | undefined;
  /** Phantom: carries the type of what is kept. */
  readonly _kept?: K;
}

/** A file that belongs to the set and is not read. */
export interface Unread extends SourceFile {
  readonly role: "unread";
}

/**
 * What it means that something is not in a delivery. `full`: it is gone; `windowed`: it stays as it was, but the parts
 * of what is delivered replace the former ones; `delta`: everything else stays as it was.
 */
export type Coverage = "full" | "windowed" | "delta";

/** Everything that turns one source's files into records. */
export interface Adapter {
  /** The source's name: `afas`. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: Words;
  /** A `board` source needs the board that delivers; a `register` may be of all boards. */
  readonly scope: "board" | "register";
  /** Raise it when the same files are read otherwise than before: they are then applied again. */
  readonly version: number;
  /** Unless the profile says otherwise. */
  readonly coverage: Coverage;
  /** The forms in which the files come, at most one of each. */
  readonly dialects: readonly Dialect[];
  /** In reading order; side files are read first whatever their place. */
  readonly files: readonly (Export | Lookup | Unread)[];
  /** Keys it adds to the profile. */
  readonly settings?: Settings<unknown>;
  /** Where the profile says which files there are and what stands in them: then `files` is empty. */
  readonly shape?: ProfileShape;
  /** How the source's own system is asked, where it can be. */
  readonly live?: LiveSource;
  /** Where board IT reads which export to make: `subgraphs/adapters/afas/README.md`. */
  readonly readme: string;
}

interface Optional {
  readonly columnSet?: string;
  readonly required?: boolean;
  readonly mayBeEmpty?: boolean;
  readonly shared?: boolean;
  readonly edition?: RegExp;
  readonly part?: RegExp;
  readonly rows?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly only?: Column<boolean>;
}

/** Declares an export: one file, one kind of record, a column per field. */
export function defineExport<const D extends RecordDefinition>(
  definition: {
    readonly name: string;
    readonly file: RegExp;
    readonly record: D;
    readonly columns: Columns<RecordOf<D>>;
    readonly spread?: Column<readonly Partial<RecordOf<D>>[]>;
    readonly needsKeys?: boolean;
  } & Optional,
): Export {
  const columns: Readonly<Record<string, Column<unknown>>> = definition.columns;
  refuseForbidden(definition.name, Object.values(columns));
  return { role: "export", required: true, ...definition, columns };
}

interface LookupDefinition<C extends Cells> extends Optional {
  readonly name: string;
  readonly file: RegExp;
  readonly key: Column<string>;
  readonly columns: C;
  readonly whole?: Words;
}

type Cells = Readonly<Record<string, Column<unknown>>>;
type Kept<C extends Cells> = { readonly [N in keyof C]: C[N] extends Column<infer T> ? T : never };

/** Declares a side file. What it keeps is bounded: one small object per key, for one board. */
export function defineLookup<const C extends Cells>(definition: LookupDefinition<C>): Lookup<Kept<C>> {
  refuseForbidden(definition.name, [definition.key, ...Object.values(definition.columns)]);
  return { role: "lookup", required: true, many: false, ...definition };
}

/** Declares a side file of which all rows of a key are kept, in the order of the file: the periods of a timetable. */
export function defineLookups<const C extends Cells>(definition: LookupDefinition<C>): Lookup<readonly Kept<C>[]> {
  refuseForbidden(definition.name, [definition.key, ...Object.values(definition.columns)]);
  return { role: "lookup", required: true, many: true, ...definition };
}

/** Declares a file that comes with the set and is not read. */
export const defineUnread = (definition: {
  readonly name: string;
  readonly file: RegExp;
  readonly columnSet?: string;
  readonly required?: boolean;
  readonly edition?: RegExp;
  readonly part?: RegExp;
}): Unread => ({
  role: "unread",
  required: false,
  ...definition,
});

/** Declares an adapter. */
export const defineAdapter = (adapter: Adapter): Adapter => adapter;
