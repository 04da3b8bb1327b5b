import { type Column, text } from "@regiohub/infra/ingest/columns";
import { type Adapter, type Columns, defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { forbiddenReason } from "@regiohub/infra/ingest/door";
import { profileFault } from "@regiohub/infra/ingest/profile-fault";
import type { RecordDefinition } from "@regiohub/infra/record";
import { words } from "@regiohub/infra/words";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member } from "@regiohub/schema/records/index";
import { codedLines } from "../employment-export.js";
import { linkExport } from "../links.js";
import { TO_ADD } from "../sizes.js";
import { Declared } from "./declared.js";
import { sizesByLine } from "./line-sizes.js";
import { type Place, placeOf, saysSomething } from "./places.js";
import { lineOf, numbered, type OwnColumns, RULES, sizeOf } from "./rules.js";
import { type Declaration, declaredIn, RECORDS } from "./settings.js";

/**
 * The exports that a profile declares.
 * @throws PROFILE_INVALID without any, and for a field that must have a column and has none.
 */
export function filesOf(document: object): Adapter["files"] {
  const { declarations, sizeOf, rows } = declaredIn(document);
  if (declarations.length === 0) {
    throw profileFault(
      "files",
      words(
        "none. Expected the files of the source and their columns; `hub discover` drafts them.",
        "geen. Verwacht: de bestanden van de bron en hun kolommen; `hub discover` maakt een ontwerp.",
      ),
    );
  }
  return declarations.flatMap((declaration, index) => {
    const place = placeOf(declaration, declarations, rows);
    return exportsOf({ declaration, key: `files.${index}`, place, sizeOf });
  });
}

/** A declaration, and what the rest of the profile says of it. */
interface Given {
  readonly declaration: Declaration;
  /** Where it stands in the profile, for messages. */
  readonly key: string;
  readonly place: Place;
  readonly sizeOf: "employment" | "line";
}

function exportsOf({ declaration, key, place, sizeOf: whose }: Given): Adapter["files"] {
  const record = RECORDS.find(({ kind }) => kind === declaration.record) as RecordDefinition;
  refuseForbidden(declaration, key);
  const given = new Declared(declaration, record);
  const file = { ...place, name: declaration.file, file: patternOf(declaration.file), required: declaration.required };
  const only = onlyOf(declaration, record);
  const source = { ...file, record, ...(only && { only }) };
  if (record.kind !== employment.kind) {
    const one = defineExport({ ...source, columns: columnsOf(given, key) });
    // Tokens are made of whoever has a name and a birth date; without those, reading the file again gives none.
    return record === member ? [one, linkExport(one)] : [one];
  }
  if (whose === "employment") {
    const columns = columnsOf(given, key) as Columns<EmploymentRecord>;
    return [defineExport({ ...source, columns, spread: codedLines(columns) })];
  }
  if (!given.has("fte") && !given.has("hoursPerWeek")) throw sizeless(key);
  const line = lineOf(given);
  const own = { lineNumber: numbered(given, line), ...sizeOf(given, TO_ADD) };
  const columns = columnsOf(given, key, own) as Columns<EmploymentRecord>;
  const { lines, parts } = sizesByLine({ source: file, columns, line, only });
  return [defineExport({ ...source, columns, spread: codedLines(columns, parts) }), lines];
}

/** A column for each field of a record. */
function columnsOf(given: Declared, key: string, own: OwnColumns = {}): Readonly<Record<string, Column<unknown>>> {
  const { record } = given;
  const made = { ...RULES[record.kind]?.(given), ...own };
  const columns = Object.entries(record.fields).map(([name, { nullable }]): [string, Column<unknown> | undefined] => {
    const column = name in made ? made[name] : given.field(name);
    return [name, nullable ? (column?.orNull() ?? constant(null)) : column];
  });
  const missing = columns.flatMap(([name, column]) => (column ? [] : [name]));
  if (missing.length > 0) throw incomplete(key, record, missing);
  return Object.fromEntries(columns as [string, Column<unknown>][]);
}

const sizeless = (key: string) =>
  profileFault(
    `${key}.columns`,
    words(
      "no column for fte or hoursPerWeek. Expected one, for `sizeOf: line` says that each line has a size.",
      "geen kolom voor fte of hoursPerWeek. Verwacht: een van beide, omdat `sizeOf: line` zegt dat elke regel een omvang heeft.",
    ),
  );

function incomplete(key: string, { kind, fields }: RecordDefinition, missing: readonly string[]) {
  const [lacking, all] = [missing.join(", "), Object.keys(fields).join(", ")];
  return profileFault(
    `${key}.columns`,
    words(
      `${lacking} of ${kind}: no column. Expected a header for each, or a value under constants. Fields of ${kind}: ${all}.`,
      `${lacking} van ${kind}: geen kolom. Verwacht: een kop voor elk, of een waarde onder constants. Velden van ${kind}: ${all}.`,
    ),
  );
}

function refuseForbidden({ columns, only }: Declaration, key: string): void {
  const headers = [...Object.values(columns).flat(), ...Object.keys(only)];
  for (const header of headers) {
    const reason = header === undefined ? undefined : forbiddenReason(header);
    if (reason)
      throw profileFault(
        key,
        words(`"${header}" is never read: ${reason.en}.`, `"${header}" wordt nooit gelezen: ${reason.nl}.`),
      );
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

/** Which rows take part: those with the words that are asked for, and that say something of a record. */
function onlyOf({ only, ...declaration }: Declaration, record: RecordDefinition): Column<boolean> | undefined {
  const said = saysSomething({ only, ...declaration }, record);
  if (Object.keys(only).length === 0) return said;
  const parts = Object.keys(only).map((header) => text(header).orNull());
  const wanted = Object.values(only).map((list) => new Set(list.map((word) => word.toLowerCase())));
  const asked = combine(Object.fromEntries(parts.entries()), (row) =>
    wanted.every((list, index) => list.has((row[index] ?? "").toLowerCase())),
  );
  return said ? combine({ said, asked }, (row) => row.said && row.asked) : asked;
}
