import { forbiddenReason } from "@regiohub/infra/ingest/door";
import { nearest } from "@regiohub/infra/ingest/near";
import type { GuessedColumn, GuessedFile } from "@regiohub/infra/ingest/shape";
import type { RecordDefinition } from "@regiohub/infra/record";
import { RECORDS } from "./settings.js";
import { SIGNS, SYNONYMS, synonymsOf } from "./synonyms.js";

/** What stands in which column, by field. */
type Found = Readonly<Record<string, GuessedColumn>>;

/** The files and their columns as far as headers and cells tell them: what cannot be told is left out. */
export function guess(files: readonly GuessedFile[]): Readonly<Record<string, unknown>> {
  const entries = [...Map.groupBy(files, ({ name }) => name).values()].flatMap(entriesOf);
  return entries.length === 0 ? {} : { files: entries };
}

/** Kinds that may stand in lists within the rows of others: they are where most of them is. */
const WITHIN = ["employment", "absence"];

/** The entries of one file, whose rows may stand at several places: people and units at the outermost that has them. */
function entriesOf(places: readonly GuessedFile[]): Readonly<Record<string, unknown>>[] {
  const best = new Map<string, { readonly file: GuessedFile; readonly found: Found; readonly size: number }>();
  for (const file of places) {
    for (const { kind, found } of kindsOf(file)) {
      const before = best.get(kind);
      const size = Object.keys(found).length;
      if (!before || (WITHIN.includes(kind) && size > before.size)) best.set(kind, { file, found, size });
    }
  }
  return [...best].map(([kind, { file, found }]) => entryOf(file, kind, { ...found, ...emptyOf(file, kind, found) }));
}

/** Columns without a cell yet that have a field's own name: nothing says what they are but that. Of fields that may stay empty. */
function emptyOf({ columns }: GuessedFile, kind: string, found: Found): Found {
  const left = columns.filter(({ header, filled }) => filled === 0 && !forbiddenReason(header));
  const fields = Object.keys(SYNONYMS[kind] ?? {}).filter((field) => !found[field] && mayBeEmpty(kind, field));
  const empty: Record<string, GuessedColumn> = {};
  for (const field of fields) {
    const names = synonymsOf(kind, field);
    const at = left.findIndex(({ header }) => namesOf(header).some((name) => names.includes(name)));
    if (at >= 0) Object.assign(empty, { [field]: left.splice(at, 1)[0] });
  }
  return empty;
}

/** Whether records can do without a field; a contract's kind has a constant where its cell is empty. */
const mayBeEmpty = (kind: string, field: string): boolean =>
  field === "contractKind" || definitionOf(kind)?.fields[field]?.nullable === true;

const definitionOf = (kind: string): RecordDefinition | undefined => RECORDS.find((record) => record.kind === kind);

/** The kinds of record that a file seems to hold: of people and of what they do in one file, both. */
function kindsOf({ name, columns }: GuessedFile): { readonly kind: string; readonly found: Found }[] {
  const [member, employment, absence, unit] = ["member", "employment", "absence", "unit"].map((kind) =>
    foundIn(columns, kind),
  ) as [Found, Found, Found, Found];
  if (!member.memberNumber && unit.code && unit.name && !member.bornOn) return [{ kind: "unit", found: unit }];
  if (
    member.memberNumber &&
    absence.startsOn &&
    /verzuim|ziek|verlof|absence/i.test(`${name} ${absence.startsOn.header}`)
  )
    return [{ kind: "absence", found: absence }];
  const signs = [surelyBirthName(member), member.initials, member.callName, member.bornOn].filter(Boolean).length;
  const start = employment.contractStartsOn ?? employment.startsOn;
  const size = employment.fte ?? employment.hoursPerWeek ?? employment.contractKind;
  // Where no column is known to be the number of people, more has to speak for what the others are.
  const least = member.memberNumber ? 1 : 2;
  return [
    ...(signs >= least ? [{ kind: "member", found: numbered(member) }] : []),
    ...(start && (size || member.memberNumber) ? [{ kind: "employment", found: numbered(employment) }] : []),
  ];
}

/** Files of other things than people have a column of this name too. */
const surelyBirthName = ({ birthName }: Found) => birthName && lettersOf(birthName.header) !== "naam";

/** What stands in a draft for the one column that every file has to have, where none is known to be it. */
const WHICH = "which column?";

/** With a place for the number of people: who corrects the draft names its column, and a check asks for it till then. */
function numbered(found: Found): Found {
  if (found.memberNumber) return found;
  const open = { header: WHICH, isDay: false, greatest: undefined, words: undefined, filled: 0, rows: 0 };
  return { memberNumber: open, ...found };
}

/** The columns of a kind's fields: by their names, by names that are nearly theirs, then by their signs; each once. */
function foundIn(columns: readonly GuessedColumn[], kind: string): Found {
  const found: Record<string, GuessedColumn> = {};
  const left = new Set(columns.filter(({ header, filled }) => filled > 0 && !forbiddenReason(header)));
  const take = (field: string, column: GuessedColumn | undefined) => {
    if (!column || found[field]) return;
    found[field] = column;
    left.delete(column);
  };
  const fields = Object.keys(SYNONYMS[kind] ?? {});
  for (const field of fields) {
    for (const synonym of synonymsOf(kind, field))
      take(
        field,
        [...left].find((column) => namesOf(column.header).includes(synonym) && fits(kind, field, column)),
      );
  }
  for (const column of [...left]) {
    const open = fields.filter((field) => !found[field] && fits(kind, field, column));
    const near = nearest(lettersOf(column.header), open.flatMap((field) => synonymsOf(kind, field)).filter(isLong));
    take(open.find((field) => near && synonymsOf(kind, field).includes(near)) ?? "", near ? column : undefined);
  }
  for (const [field, sign] of Object.entries(SIGNS[kind] ?? {}))
    take(
      field,
      [...left].find((column) => sign.test(lettersOf(column.header)) && fits(kind, field, column)),
    );
  return found;
}

/** Short words are near to too many others. */
const isLong = (word: string) => word.length >= 6;

const lettersOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9%]/g, "");

/** A header's own name; of a path in JSON also its last part, alone and with the one around it, be that one of several. */
function namesOf(header: string): readonly string[] {
  const [last = "", around = ""] = header.split(".").reverse().map(lettersOf);
  const own = lettersOf(header);
  const one = around.replace(/(?:en|s)$/, "");
  return [own, own.replace(/%/g, ""), last, around + last, ...(one === "" ? [] : [one + last, last + one])];
}

function fits(kind: string, field: string, column: GuessedColumn): boolean {
  const is = definitionOf(kind)?.fields[field]?.kind;
  if (is === "date") return column.isDay;
  if (is === "decimal") return column.greatest !== undefined;
  if (field === "nameUsage") return wordsOf(NAME_USAGE, column) !== undefined;
  return !column.isDay;
}

const SEX = { "1": "MALE", "2": "FEMALE" };
const NAME_USAGE = { E: "OWN", B: "PARTNER_OWN", P: "PARTNER", C: "OWN_PARTNER" };

/** What a column's words mean, when all of them are known. */
const wordsOf = (known: Readonly<Record<string, string>>, { words }: GuessedColumn) =>
  words?.every((word) => word in known) ? known : undefined;

function entryOf({ name, place }: GuessedFile, kind: string, found: Found): Readonly<Record<string, unknown>> {
  const words = {
    ...(found.sex?.filled && wordsOf(SEX, found.sex) && { sex: SEX }),
    ...(found.nameUsage && { nameUsage: NAME_USAGE }),
  };
  const columns = Object.fromEntries(Object.entries(found).map(([field, { header }]) => [field, header]));
  const sizeUnit = kind === "employment" && found.fte ? sizeUnitOf(found.fte) : undefined;
  return {
    file: name,
    ...(place !== undefined && { rows: place }),
    record: kind,
    columns,
    ...(Object.keys(words).length > 0 && { words }),
    // What a source cannot say counts as temporary, never as more.
    ...(kind === "employment" && !found.contractKind?.filled && { constants: { contractKind: "TEMPORARY" } }),
    ...(sizeUnit && sizeUnit !== "fraction" && { sizeUnit }),
  };
}

/** Nobody works more than twice full time: greater numbers are percentages, or hours where the header says so. */
function sizeUnitOf({ header, greatest = 0 }: GuessedColumn): "fraction" | "percent" | "hours" {
  if (greatest <= 2) return "fraction";
  return /uren|uur|hour/i.test(header) ? "hours" : "percent";
}
