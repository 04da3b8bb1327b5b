import type { Random } from "@regiohub/infra/testing/random";
import { type Answer, blocked, failure, json, notFound, page, unknownColumn } from "./answers.js";
import { type Row, type Selection, select, type Test } from "./table.js";

/** The only token that a stand-in knows. Made up. */
export const TOKEN = "0123456789ABCDEF".repeat(4);

/** A question to a stand-in, for who interferes. */
export interface Ask {
  /** Connector whose rows are asked; undefined for metainfo. */
  readonly connector: string | undefined;
  readonly path: string;
  readonly skip: number;
  readonly take: number;
  /** Rows that it would answer. */
  readonly rows: readonly Row[];
  /** Which question this is to its path, from 1. */
  readonly nth: number;
}

/** What a stand-in is made of. */
export interface StandInOptions {
  /** Rows by connector; they may be changed while it runs. */
  readonly connectors: Record<string, readonly Row[]>;
  /** Columns of connectors beside those that their rows show. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  readonly tokenExpiry?: string | null;
  /** Rows that the token's user may see: the others are left out without a word. */
  readonly mayRead?: (row: Row) => boolean;
  /** Connectors that AFAS has blocked. */
  readonly blocked?: readonly string[];
  /** Most cells in an answer. */
  readonly maxCells?: number;
  /** Place in the rows from which pages are slow; 100 000 when not given. */
  readonly slowFrom?: number;
  /** Gives another answer than its own, or changes the rows before it answers. */
  readonly interfere?: (ask: Ask) => Answer | undefined;
  /** Keeps the answer back for a while. */
  readonly hold?: (path: string, nth: number) => Promise<void> | undefined;
}

/** What was asked over HTTP. */
export interface Question {
  /** Behind the address: `/metainfo`. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  /** The `authorization` header. */
  readonly token: string | undefined;
  /** Which question this is to its path, from 1. */
  readonly nth: number;
}

/** Most characters in a query, with its question mark. */
const QUERY_MAX = 2049;

/** What a Profit answers, by the documentation. */
export function answerTo(question: Question, options: StandInOptions, random: Random): Answer {
  const { path, query, token, nth } = question;
  if (query.length + 1 > QUERY_MAX) return notFound();
  const xml = Buffer.from(token?.replace(/^AfasToken /, "") ?? "", "base64").toString();
  if (xml !== `<token><version>1</version><data>${TOKEN}</data></token>`) return { status: 401, body: "" };
  const [, kind, name] = /^\/(connectors|metainfo\/get)\/([^/]+)$/.exec(path) ?? [];
  const id = name === undefined ? undefined : decodeURIComponent(name);
  if (kind === "connectors" && id !== undefined) return answerRows(question, id, options, random);
  const other = options.interfere?.({ connector: undefined, path, skip: 0, take: 0, rows: [], nth });
  if (other) return other;
  if (id !== undefined) return answerFields(id, options);
  return path === "/metainfo" ? answerAccess(options) : notFound();
}

const answerAccess = ({ connectors, tokenExpiry }: StandInOptions): Answer =>
  json(200, {
    updateConnectors: [{ id: "KnEmployee", description: "Medewerker" }],
    getConnectors: Object.keys(connectors).map((id) => ({ id, description: id })),
    info: { envid: "O00000AA", appName: "Regio", group: "Regio", ...(tokenExpiry !== undefined && { tokenExpiry }) },
  });

function answerFields(id: string, options: StandInOptions): Answer {
  if (!options.connectors[id]) return notFound();
  const fields = fieldsOf(id, options).map((name, index) => ({
    id: name,
    fieldId: `U${String(index + 1).padStart(3, "0")}`,
    dataType: "string",
    label: name,
    length: 80,
    controlType: 1,
    decimals: 0,
    decimalsFieldId: "",
  }));
  return json(200, { name: id, description: id, fields });
}

const fieldsOf = (id: string, { connectors, fields }: StandInOptions): readonly string[] => [
  ...new Set([...(fields?.[id] ?? []), ...(connectors[id] ?? []).flatMap((row) => Object.keys(row))]),
];

/** Cells in a slow page that are still made within 15 minutes. */
const SLOW_CELLS = 600;

function answerRows({ path, query, nth }: Question, id: string, options: StandInOptions, random: Random): Answer {
  if (!options.connectors[id])
    return failure("GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd.");
  if (options.blocked?.includes(id)) return blocked();
  const fields = fieldsOf(id, options);
  const selection = selectionOf(new URLSearchParams(query));
  const { skip, take } = selection;
  const stranger = namesIn(selection).find((name) => !fields.includes(name));
  if (stranger !== undefined) return unknownColumn(stranger);
  if (!isPossible(selection)) return failure("Er is een onverwachte fout opgetreden.");
  const find = () =>
    select((options.connectors[id] ?? []).filter(options.mayRead ?? (() => true)), selection, random).map((row) =>
      Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
    );
  const other = options.interfere?.({ connector: id, path, skip, take, rows: find(), nth });
  if (other) return other;
  const rows = find();
  const cells = rows.length * fields.length;
  if (cells > (options.maxCells ?? 150_000)) return failure("Out of memory");
  if (skip > (options.slowFrom ?? 100_000) && cells > SLOW_CELLS)
    return failure("De maximale tijdsduur voor het uitvoeren van de opdracht is verstreken.");
  return page(skip, take, rows);
}

function selectionOf(query: URLSearchParams): Selection {
  const order = (query.get("orderbyfieldids") ?? "").split(",").filter((field) => field !== "");
  return {
    order,
    filter: filterIn(query),
    skip: Number(query.get("skip") ?? 0),
    take: Number(query.get("take") ?? 100),
  };
}

const namesIn = ({ order, filter }: Selection): readonly string[] => [
  ...order.map((field) => field.replace("-", "")),
  ...filter.flat().map(({ field }) => field),
];

/** Whole numbers, both -1 or neither below zero. */
const isPossible = ({ skip, take }: Selection): boolean =>
  Number.isInteger(skip) && Number.isInteger(take) && ((skip >= 0 && take >= 0) || (skip === -1 && take === -1));

interface JsonFilter {
  readonly Filters: { readonly Filter: readonly { readonly Field: readonly JsonCondition[] }[] };
}

type JsonCondition = Readonly<Record<"@FieldId" | "@OperatorType" | "#text", string>>;

function filterIn(query: URLSearchParams): readonly (readonly Test[])[] {
  const text = query.get("filterjson");
  if (text === null) return [];
  return (JSON.parse(text) as JsonFilter).Filters.Filter.map(({ Field }) =>
    Field.map((one) => ({ field: one["@FieldId"], operator: Number(one["@OperatorType"]), value: one["#text"] })),
  );
}
