import { HubError } from "@regiohub/infra/errors";
import { type Column, text } from "@regiohub/infra/ingest/columns";
import { type Adapter, type Columns, defineExport, type Export } from "@regiohub/infra/ingest/define";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { forbiddenReason } from "@regiohub/infra/ingest/door";
import type { RecordDefinition } from "@regiohub/infra/record";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member } from "@regiohub/schema/records/index";
import { codedLines } from "../employment-export.js";
import { linkExport } from "../links.js";
import { Declared } from "./declared.js";
import { RULES } from "./rules.js";
import { type Declaration, declarationsOf, RECORDS } from "./settings.js";

/**
 * The exports that a profile declares.
 * @throws PROFILE_INVALID without any, and for a field that must have a column and has none.
 */
export function filesOf(document: object): Adapter["files"] {
  const declarations = declarationsOf(document);
  if (declarations.length === 0) {
    throw new HubError(
      "PROFILE_INVALID",
      'Profile, key "files": none. Expected the files of the source and their columns; `hub discover` drafts them.',
    );
  }
  return declarations.flatMap((declaration, index) => {
    const source = exportOf(declaration, `files.${index}`);
    // Tokens are made of whoever has a name and a birth date; without those, reading the file again gives none.
    return source.record === member ? [source, linkExport(source)] : [source];
  });
}

function exportOf(declaration: Declaration, key: string): Export {
  const record = RECORDS.find(({ kind }) => kind === declaration.record) as RecordDefinition;
  const given = new Declared(declaration, record);
  refuseForbidden(declaration, key);
  const own = RULES[record.kind]?.(given) ?? {};
  const columns = Object.entries(record.fields).map(([name, { nullable }]): [string, Column<unknown> | undefined] => {
    const column = name in own ? own[name] : given.field(name);
    return [name, nullable ? (column?.orNull() ?? constant(null)) : column];
  });
  const missing = columns.flatMap(([name, column]) => (column ? [] : [name]));
  if (missing.length > 0) throw incomplete(key, record, missing);
  const byField = Object.fromEntries(columns as [string, Column<unknown>][]);
  return defineExport({
    name: declaration.file,
    file: patternOf(declaration.file),
    record,
    required: declaration.required,
    columns: byField,
    ...(record.kind === employment.kind && { spread: codedLines(byField as Columns<EmploymentRecord>) }),
    ...(Object.keys(declaration.only).length > 0 && { only: onlyOf(declaration.only) }),
  });
}

const incomplete = (key: string, { kind, fields }: RecordDefinition, missing: readonly string[]) =>
  new HubError(
    "PROFILE_INVALID",
    `Profile, key "${key}.columns": ${missing.join(", ")} of ${kind}: no column. Expected a header for each, or a value under constants. Fields of ${kind}: ${Object.keys(fields).join(", ")}.`,
  );

function refuseForbidden({ columns, only }: Declaration, key: string): void {
  const headers = [...Object.values(columns).flat(), ...Object.keys(only)];
  for (const header of headers) {
    const reason = header === undefined ? undefined : forbiddenReason(header);
    if (reason)
      throw new HubError("PROFILE_INVALID", `Profile, key "${key}": "${header}" is never read: ${reason.en}.`);
  }
}

/** `personeel*.csv` as a pattern of a whole name, in any case. */
const patternOf = (name: string): RegExp =>
  new RegExp(
    `^${name
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".")}$`,
    "i",
  );

const onlyOf = (only: Declaration["only"]): Column<boolean> => {
  const parts = Object.keys(only).map((header) => text(header).orNull());
  const words = Object.values(only).map((list) => new Set(list.map((word) => word.toLowerCase())));
  return combine(Object.fromEntries(parts.entries()), (row) =>
    words.every((list, index) => list.has((row[index] ?? "").toLowerCase())),
  );
};
