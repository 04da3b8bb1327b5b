import type { ErrorCode } from "@regiohub/infra/errors";
import { afas, type Connector, hrCore } from "./connectors/index.js";
import { type Table, withRows } from "./table.js";

/** What a board says about columns that change. */
export const POLICIES = ["freeze", "discard", "evolve"] as const;
export type Policy = (typeof POLICIES)[number];

/** A file whose columns change. */
export interface Side {
  readonly connector: Connector;
  readonly file: string;
  /** A column that the adapter needs. */
  readonly needed: string;
  /** A column that the adapter reads where it is there. */
  readonly optional: string;
  /** A column that nobody reads. */
  readonly unread: string;
  /** The file with each of these columns. */
  adds(table: Table): Table;
}

/** What must come of a change: a code with which all is refused, or what is told, `code column` each. */
type Outcome = (side: Side) => ErrorCode | readonly string[];

/** A way in which the columns of an export are other ones than the last time. */
export interface ColumnChange {
  readonly name: string;
  of(table: Table, side: Side): Table;
  /** What changes in the file as it is written. */
  bytes?(content: string | Buffer, side: Side): string | Buffer;
  readonly outcome: Readonly<Record<Policy, Outcome>>;
}

const withColumn = (table: Table, column: string, value: string): Table => ({
  ...withRows(table, (row) => ({ ...row, [column]: value })),
  columns: [...table.columns, column],
});

const without = (table: Table, column: string): Table => ({
  ...table,
  columns: table.columns.filter((one) => one !== column),
});

const renamed = (table: Table, column: string, name: string): Table => ({
  ...withRows(table, (row) => ({ ...row, [name]: row[column] ?? null })),
  columns: table.columns.map((one) => (one === column ? name : one)),
});

const sideOf = (connector: Connector, columns: Pick<Side, "needed" | "optional" | "unread">, value: string): Side => ({
  connector,
  file: connector.people.file,
  ...columns,
  adds: (table) =>
    [columns.optional, columns.unread]
      .filter((column) => !table.columns.includes(column))
      .reduce((all, column) => withColumn(all, column, value), table),
});

/** Files of people, of the two sources, by source. */
export const SIDES: Readonly<Record<string, Side>> = {
  afas: sideOf(afas, { needed: "Geboortenaam", optional: "Geslacht", unread: "Persoonsnummer" }, ""),
  "hr-core": sideOf(hrCore, { needed: "[Eigen naam]", optional: "[Externe Medewerker]", unread: "[Titel]" }, "N"),
};

const nothing: Outcome = () => [];
const refused =
  (code: ErrorCode): Outcome =>
  () =>
    code;
const always = (outcome: Outcome): ColumnChange["outcome"] => ({ freeze: outcome, discard: outcome, evolve: outcome });

/** Refused where columns are frozen, else told. */
const frozen = (told: Outcome): ColumnChange["outcome"] => ({
  freeze: refused("COLUMN_DRIFT"),
  discard: told,
  evolve: told,
});

const same = (table: Table): Table => table;

/** Ten ways, and what each policy makes of them. */
export const CHANGES: readonly ColumnChange[] = [
  {
    name: "added",
    of: (table) => withColumn(table, "Nieuwe kolom", "x"),
    outcome: frozen(() => ["COLUMN_ADDED Nieuwe kolom"]),
  },
  {
    name: "removed, and not read",
    of: (table, { unread }) => without(table, unread),
    outcome: frozen(({ unread }) => [`COLUMN_REMOVED ${unread}`]),
  },
  {
    name: "removed, and read where they are there",
    of: (table, { optional }) => without(table, optional),
    outcome: {
      freeze: refused("COLUMN_DRIFT"),
      discard: refused("COLUMN_DRIFT"),
      evolve: ({ optional }) => [`COLUMN_REMOVED ${optional}`],
    },
  },
  {
    name: "removed, and needed",
    of: (table, { needed }) => without(table, needed),
    // A file that is looked up in as well is first met there, where the column is not needed.
    outcome: {
      ...always(refused("COLUMN_MISSING")),
      freeze: ({ connector }) => (connector === hrCore ? "COLUMN_DRIFT" : "COLUMN_MISSING"),
    },
  },
  {
    name: "renamed",
    of: (table, { unread }) => renamed(table, unread, "Andere naam"),
    outcome: frozen(({ unread }) => ["COLUMN_ADDED Andere naam", `COLUMN_REMOVED ${unread}`]),
  },
  {
    name: "of another type",
    of: (table, { connector }) => withRows(table, (row) => ({ ...row, [connector.people.bornOn]: "40000" })),
    outcome: always(refused("ROWS_REFUSED")),
  },
  {
    name: "in another order",
    of: (table) => ({ ...table, columns: [...table.columns].reverse() }),
    outcome: always(nothing),
  },
  {
    name: "there twice",
    of: (table, { needed }) => ({ ...table, columns: [...table.columns, needed] }),
    bytes: (content, { needed }) =>
      typeof content === "string" ? content.replaceAll(`"${needed}":`, `"${needed}":"x","${needed}":`) : content,
    outcome: {
      ...always(({ connector }) => (connector === afas ? "ROWS_REFUSED" : "FILE_MALFORMED")),
      // In JSON it is a matter of each row: none can be read, and so no column is there.
      evolve: ({ connector }) => (connector === afas ? "ROWS_REFUSED" : "FILE_MALFORMED"),
    },
  },
  {
    name: "in capitals",
    of: (table) => table.columns.reduce((all, column) => renamed(all, column, column.toUpperCase()), table),
    outcome: always(nothing),
  },
  {
    name: "behind a byte order mark",
    of: same,
    bytes: (content) => Buffer.concat([Buffer.from("\ufeff"), Buffer.from(asUtf8(content))]),
    outcome: always(nothing),
  },
];

/** The text of a file that is written in Latin-1, and of one in UTF-8. */
const asUtf8 = (content: string | Buffer): string =>
  typeof content === "string" ? content : content.toString("latin1");
