import { HubError } from "../errors.js";
import { type Language, type Words, words } from "../words.js";
import type { FileBinding } from "./bind.js";
import type { Adapter, Export, Lookup, SourceFile } from "./define.js";
import { headerKey } from "./door.js";
import { columnSetOf, columnsOf } from "./file-columns.js";
import type { DriftPolicy, Profile } from "./profile.js";
import type { Rejection } from "./rejection.js";

/** The columns of a file, then and now. */
export interface ColumnSets {
  readonly file: string;
  /** As they stood in the last delivery that was loaded; undefined when there was none. */
  readonly before: readonly string[] | undefined;
  readonly now: readonly string[];
  /** Whether the hub reads a column. */
  readonly isRead: (header: string) => boolean;
  readonly policy: DriftPolicy;
}

/** What becomes of a file with other columns than in the last delivery. */
export type DriftPolicies = (file: Pick<SourceFile, "columnSet" | "name">) => DriftPolicy;

/** The board's policies; a register has no board that could say that its columns have got other names. */
export const driftPolicies = ({ scope }: Pick<Adapter, "scope">, { drift }: Profile): DriftPolicies => {
  const otherwise = scope === "register" ? "evolve" : "discard";
  if (typeof drift !== "object") return () => drift ?? otherwise;
  const named = new Map(Object.entries(drift));
  return (file) => named.get(columnSetOf(file)) ?? otherwise;
};

/** Columns that came or went since the last delivery; notes those of this one. */
export function columnDrift(binding: FileBinding, source: Export | Lookup, adapter: Adapter): Rejection[] {
  const { name } = source;
  const { columns } = binding.delivery;
  const { headers } = binding.file;
  if (!columns || columns.now.has(name) || headers.length === 0) return [];
  columns.now.set(name, headers);
  return checkDrift({
    file: binding.fileName,
    before: columns.before.get(name),
    now: headers,
    isRead: readByAny(binding, name, adapter),
    policy: columns.policyOf(source),
  });
}

/**
 * Whether a column is read, be it for another kind of record that the same file gives. One that is gone and that cannot be
 * done without is missed by the one that reads it.
 */
function readByAny(binding: FileBinding, name: string, { files }: Adapter): (header: string) => boolean {
  const all = binding.anew();
  for (const source of files)
    if (source.role !== "unread" && source.name === name) for (const column of columnsOf(source)) column.bind(all);
  return (header) => all.isRead(header) && !all.lacks(header);
}

/**
 * Holds the columns of a file against those of the last delivery; order, case and brackets do not count.
 * @returns what is to be reported: a new column that is read is nothing to do anything about.
 * @throws COLUMN_DRIFT when the board's policy refuses the difference.
 */
export function checkDrift({ file, before, now, isRead, policy }: ColumnSets): Rejection[] {
  if (!before) return [];
  const added = without(now, before);
  const removed = without(before, now);
  const refused = policy === "freeze" ? removed : policy === "discard" ? removed.filter(isRead) : [];
  if (refused.length > 0 || (policy === "freeze" && added.length > 0)) {
    const told = (language: Language) =>
      [listed(GONE, refused, language), listed(NEW, added, language)].filter(Boolean).join("; ");
    throw new HubError(
      "COLUMN_DRIFT",
      words(
        `${file}: other columns than in the last delivery: ${told("en")}.`,
        `${file}: andere kolommen dan in de vorige levering: ${told("nl")}.`,
      ),
    );
  }
  const report = (code: "COLUMN_ADDED" | "COLUMN_REMOVED", en: string, nl: string) => (column: string) =>
    ({ file, line: 0, column, code, effect: "column", expected: words(en, nl) }) as const;
  return [
    ...added
      .filter((header) => !isRead(header))
      .map(report("COLUMN_ADDED", "the columns of the last delivery", "de kolommen van de vorige levering")),
    ...removed.map(report("COLUMN_REMOVED", "the columns of the last delivery", "de kolommen van de vorige levering")),
  ];
}

function without(headers: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(headerKey));
  return headers.filter((header) => !known.has(headerKey(header)));
}

/** Columns that a message names, and characters that it shows of each: a run keeps its message. */
const MOST_NAMED = 20;
const MOST_SHOWN = 100;

const GONE = words("not there any more", "niet meer aanwezig");
const NEW = words("not there before", "eerder niet aanwezig");
const MORE = words("more", "andere");
const AND = words("and", "en");

function listed(what: Words, headers: readonly string[], language: Language): string {
  if (headers.length === 0) return "";
  const named = headers.slice(0, MOST_NAMED).map((header) => `"${header.slice(0, MOST_SHOWN)}"`);
  const more = headers.length - named.length;
  const others = more > 0 ? ` ${AND[language]} ${more} ${MORE[language]}` : "";
  return `${what[language]}: ${named.join(", ")}${others}`;
}
