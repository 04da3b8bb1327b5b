import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { Adapter } from "./define.js";
import { headerKey } from "./door.js";
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

/** The board's policy; a register has no board that could say that its columns have got other names. */
export const driftPolicy = ({ scope }: Pick<Adapter, "scope">, { drift }: Profile): DriftPolicy =>
  drift ?? (scope === "register" ? "evolve" : "discard");

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
    const parts = [listed("not there any more", refused), listed("not there before", added)].filter(Boolean);
    throw new HubError("COLUMN_DRIFT", `${file}: other columns than in the last delivery: ${parts.join("; ")}.`);
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

function listed(what: string, headers: readonly string[]): string {
  if (headers.length === 0) return "";
  const named = headers.slice(0, MOST_NAMED).map((header) => `"${header.slice(0, MOST_SHOWN)}"`);
  const more = headers.length - named.length;
  return `${what}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
