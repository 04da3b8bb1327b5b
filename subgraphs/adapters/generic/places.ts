import { type Column, text } from "@regiohub/infra/ingest/columns";
import type { SourceFile } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { listsBeside, rowsPathOf } from "@regiohub/infra/ingest/read/rows-path";
import type { RecordDefinition } from "@regiohub/infra/record";
import { quietly } from "../quietly.js";
import type { Declaration } from "./settings.js";

/** Where the rows of a declared file stand. */
export type Place = Pick<SourceFile, "rows" | "without">;

/**
 * Where the rows of a declaration stand in JSON and XML. What another declaration reads as rows of the same file is
 * passed over: else each place in those lists would be a column.
 * @param usual Where they stand unless a declaration says otherwise.
 */
export function placeOf(
  declaration: Declaration,
  all: readonly Declaration[],
  usual: readonly string[] | undefined,
): Place {
  const rowsOf = ({ rows }: Declaration) => (rows === undefined ? usual : [rows].flat());
  const rows = rowsOf(declaration);
  if (!rows) return {};
  const others = all.filter(({ file }) => file === declaration.file).flatMap((one) => rowsOf(one) ?? []);
  const without = rows.flatMap((own) => listsBeside(rowsPathOf(own), others.map(rowsPathOf)));
  return { rows, ...(without.length > 0 && { without }) };
}

/**
 * Whether a row says anything of the record but whose it is, where rows stand in lists within others: who has no
 * contract has a row all the same. Undefined where no column stands that deep.
 */
export function saysSomething(
  { columns }: Declaration,
  { key, person }: RecordDefinition,
): Column<boolean> | undefined {
  const fields = Object.keys(columns).filter((field) => field !== person || key.length === 1);
  const headers = fields.flatMap((field) => columns[field] ?? []).filter((header) => header.includes("[]"));
  if (headers.length === 0) return undefined;
  const cells = headers.map((header) => quietly(text(header).orNull())); // what is wrong says something too
  return combine(Object.fromEntries(cells.entries()), (row) => Object.values(row).some((cell) => cell !== null));
}
