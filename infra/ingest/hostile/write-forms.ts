import { decode, encode } from "iconv-lite";
import type { DelimitedDialect } from "../dialect.js";
import type { Profile } from "../profile.js";
import { ENCODINGS, type Encoding } from "../read/encoding.js";
import { buildXlsx } from "../testing/xlsx-build.js";

/** A table: its headers, and rows of as many cells, all of them text. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A way in which an export may be written. */
export interface WrittenForm {
  readonly name: string;
  readonly extension: string;
  /** What a profile has to say of it. */
  readonly profile: Partial<Profile>;
  /** Whether a cell of this text can be written. */
  says(text: string): boolean;
  /** Whether a column can be called so. */
  names(header: string): boolean;
  /** A table as a file, and the place that each of its rows has there. */
  write(table: Table): { readonly content: string | Buffer; readonly lines: readonly number[] };
}

const counted = ({ rows }: Table, from: number) => rows.map((_, index) => index + from);

const objects = ({ headers, rows }: Table) =>
  rows.map((row) => `{${headers.map((header, at) => `${JSON.stringify(header)}:${JSON.stringify(row[at])}`).join()}}`);

/** JSON: what stands around the rows differs. */
const json = (name: string, before: string, after: string): WrittenForm => ({
  name,
  extension: "json",
  profile: {},
  says: () => true,
  names: () => true,
  write: (table) => ({ content: `${before}[${objects(table).join(",\n")}]${after}`, lines: counted(table, 1) }),
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const escaped = (text: string) =>
  text.replace(/[&<>\r]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[char] ?? "&#13;");

/** XML in an encoding; a character that it does not have is written by its number. */
const xml = (encoding: string, mark = false): WrittenForm => ({
  name: `xml in ${encoding}`,
  extension: "xml",
  profile: {},
  says: (text) => text.isWellFormed() && !NO_XML.test(text),
  names: (header) => /^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(header) && has(encoding, header),
  write(table) {
    const { headers, rows } = table;
    const cell = (header: string, text = "") => `<${header}>${escaped(text)}</${header}>`;
    const lines = rows.map((row) => `<row>${headers.map((header, at) => cell(header, row[at])).join("")}</row>`);
    const text = `<?xml version="1.0" encoding="${encoding}"?>\n<rows>\n${lines.join("\n")}\n</rows>\n`;
    const numbered = text.replace(/[^ -~\n]/gu, (char) => (has(encoding, char) ? char : `&#${char.codePointAt(0)};`));
    return { content: encode(numbered, encoding, { addBOM: mark }), lines: counted(table, 1) };
  },
});

/** A workbook with texts in its cells, as Excel writes a column that was formatted as text. */
const xlsx: WrittenForm = {
  name: "xlsx",
  extension: "xlsx",
  profile: {},
  says: (text) => text.isWellFormed() && !/[\ufffe\uffff]/.test(text),
  names: (header) => header.isWellFormed(),
  write(table) {
    const asOffice = (text: string) =>
      text
        .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
        .replace(/[\u0000-\u0008\u000b-\u001f]/g, (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, "0")}_`);
    const cell = (text: string) =>
      `<c t="inlineStr"><is><t xml:space="preserve">${escaped(asOffice(text))}</t></is></c>`;
    const rows = [table.headers, ...table.rows].map((row) => `<row>${row.map(cell).join("")}</row>`);
    return { content: buildXlsx({ rows: rows.join("") }), lines: counted(table, 2) };
  },
};

/**
 * Whether an encoding has every character of a text. Of one byte each, none has a sign for what was lost, nor controls
 * that the hub reads as the letters of Windows-1252.
 */
const has = (encoding: string, text: string) =>
  text.isWellFormed() &&
  (encoding.startsWith("utf") || !/[\u0080-\u009f\ufffd]/.test(text)) &&
  decode(encode(text, encoding), encoding) === text;

const LINE_BREAK = /\r\n|\r|\n/g;
const QUOTE = { double: '"', single: "'", stray: "" } as const;

/** A delimited file. */
function delimited(encoding: Encoding, quotes: DelimitedDialect["quotes"], end: string, mark = false): WrittenForm {
  const quote = QUOTE[quotes];
  const needsQuotes = (text: string) => /[;\r\n]/.test(text) || (quote !== "" && text.includes(quote));
  const cell = (text: string) =>
    quote !== "" && needsQuotes(text) ? quote + text.replaceAll(quote, quote + quote) + quote : text;
  const says = (text: string) =>
    has(encoding, text) && (quotes !== "stray" || !(needsQuotes(text) || /"t |^\s*".*"\s*$/.test(text)));
  return {
    name: `csv in ${encoding}${mark ? " with a mark" : ""}, ${quotes} quotes, ${JSON.stringify(end)}`,
    extension: "csv",
    profile: { encoding, quotes },
    says,
    names: says,
    write({ headers, rows }) {
      let next = 2 + headers.join("").split(LINE_BREAK).length - 1;
      const lines = rows.map((row) => {
        const line = next;
        next += row.join("").split(LINE_BREAK).length;
        return line;
      });
      const text = [headers, ...rows].map((row) => row.map(cell).join(";") + end).join("");
      return { content: encode(text, encoding, { addBOM: mark }), lines };
    },
  };
}

const encodings = Object.keys(ENCODINGS) as Encoding[];

/** Every form that the kit reads: delimited files in each encoding, with each kind of quotes and of line ends. */
export const FORMS: readonly WrittenForm[] = [
  json("json, a list", "", ""),
  json("json with a mark, in an envelope", '\ufeff{"skip":0,"take":100,"rows":', "}"),
  json("json, two deep", '{"status":"ok","data":{"items":', '},"next":null}'),
  ...["utf-8", "windows-1252", "iso-8859-1"].map((encoding) => xml(encoding)),
  xml("utf-8", true),
  xml("utf-16le", true),
  xlsx,
  ...encodings.flatMap((encoding) =>
    (["double", "single", "stray"] as const).flatMap((quotes) =>
      ["\n", "\r\n", "\r"].map((end) => delimited(encoding, quotes, end)),
    ),
  ),
  ...(["utf-8", "utf-16le", "utf-16be"] as const).map((encoding) => delimited(encoding, "double", "\r\n", true)),
];

/** A form of each kind, for what does not hang on quotes, line ends and letters together. */
export const SOME_FORMS: readonly WrittenForm[] = [
  ...FORMS.filter(({ extension }) => extension !== "csv"),
  delimited("utf-8", "double", "\r\n", true),
  delimited("windows-1252", "single", "\n"),
  delimited("utf-16be", "stray", "\r"),
  delimited("macroman", "double", "\r\n"),
];
