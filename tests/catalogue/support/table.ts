import { buildXlsx } from "@regiohub/infra/ingest/testing/xlsx-build";

/** What stands in a cell; null: nothing. */
export type Cell = string | number | boolean | null;

/** A row by its headers. */
export type Row = Readonly<Record<string, Cell>>;

/** An export file, before it is written in one of the forms. */
export interface Table {
  /** The vendor's name of it, without an extension. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Files of a delivery by name. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A table of these rows, with the columns of the first one. */
export const tableOf = (name: string, rows: readonly Row[]): Table => ({
  name,
  columns: Object.keys(rows[0] ?? {}),
  rows,
});

/** A table with each of its rows changed; undefined takes the row out. */
export const withRows = (table: Table, change: (row: Row, index: number) => Row | undefined): Table => ({
  ...table,
  rows: table.rows.map(change).filter((row) => row !== undefined),
});

/** Tables of which the one of that name is another. */
export const replaced = (tables: readonly Table[], name: string, change: (table: Table) => Table): Table[] =>
  tables.map((table) => (table.name === name ? change(table) : table));

const picked = ({ columns, rows }: Table): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));

/** A list of objects, alone or under a key. */
export function asJson(table: Table, key?: string): string {
  const lines = picked(table).map((row) => JSON.stringify(row));
  const list = `[\n${lines.join(",\n")}\n]`;
  return key === undefined ? list : `{"${key}":${list}}\n`;
}

/** Lines of cells, a header first; a cell is put between quotes when it has to be. */
export function asDelimited({ columns, rows }: Table, delimiter: string): string {
  const cell = (value: Cell | undefined) => {
    const text = String(value ?? "");
    return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(delimiter));
  return [columns.join(delimiter), ...lines, ""].join("\r\n");
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (value: Cell) => String(value ?? "").replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/** Rows of elements, as AFAS writes the answer of a connector. */
export function asXml({ columns, rows }: Table): string {
  const lines = rows.map((row) => {
    const cells = columns.map((column) => `<${column}>${escaped(row[column] ?? null)}</${column}>`);
    return `<row>${cells.join("")}</row>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<root><rows>\n${lines.join("\n")}\n</rows></root>\n`;
}

/** A workbook of one sheet, all of its cells text. */
export function asXlsx({ columns, rows }: Table): Buffer {
  const line = (cells: readonly Cell[], index: number) => {
    const texts = cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`);
    return `<row r="${index + 1}">${texts.join("")}</row>`;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return buildXlsx({ rows: lines.map(line).join("") });
}
