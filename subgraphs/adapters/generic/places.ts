import { type Column, text } from "@regiohub/infra/ingest/columns";
import type { SourceFile } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { prefixesOf, type RowsPath, rowsPathOf } from "@regiohub/infra/ingest/read/rows-path";
import type { RecordDefinition } from "@regiohub/infra/record";
import { quietly } from "../quietly.js";
import type { Declaration } from "./settings.js";

/** Where the rows of a declared file stand, and what it is called beside others that read the same file elsewhere. */
export type Place = Pick<SourceFile, "name" | "rows" | "without">;

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
  const { file } = declaration;
  const rowsOf = ({ rows }: Declaration) => (rows === undefined ? usual : [rows].flat());
  const rows = rowsOf(declaration);
  if (!rows) return { name: file };
  const others = all.filter((one) => one.file === file).flatMap((one) => rowsOf(one) ?? []);
  const without = rows
    .map(rowsPathOf)
    .flatMap((own) => others.flatMap((other) => besides(own, rowsPathOf(other)) ?? []));
  return {
    name: declaration.rows === undefined ? file : `${file} ${rows.join(", ")}`,
    rows,
    ...(without.length > 0 && { without: [...new Set(without)] }),
  };
}

/** Path of the first list on the way to other rows that is not on the way to one's own; undefined when all are. */
function besides(own: RowsPath, other: RowsPath): string | undefined {
  if (own.list !== other.list) return undefined;
  const prefixes = prefixesOf(other.within);
  const depth = other.within.findIndex((steps, index) => steps.join(".") !== own.within[index]?.join("."));
  return depth < 0 ? undefined : `${prefixes[depth]}${other.within[depth]?.join(".")}`;
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
