import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ScaleRow } from "@regiohub/schema/scales";

/** Days of a line: first and last both count; null while there is no last. */
export interface Stretch {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
}

/** What became of reading a code. Nothing but RESOLVED counts in figures. */
export type ScaleOutcome = "RESOLVED" | "UNKNOWN_CODE" | "NOT_VALID_THEN" | "SPANS_RENAMING" | "UNSURE";

/** What a code means on a day, or why nobody can say. */
export interface ScaleReading {
  readonly outcome: ScaleOutcome;
  /** Of the day; null where the code has no meaning then, or any of several. */
  readonly row: ScaleRow | null;
}

/** A code as it is compared: boards write `lb`, `L B` and `07`. */
export const scaleCode = (raw: string): string =>
  raw
    .replace(/\s/g, "")
    .toUpperCase()
    .replace(/^0+(?=\d+$)/, "");

/**
 * What the code of a line means on one of its days. A code that means something else on other days of the line says
 * nothing: the line ran on while scales were renamed, and nobody can tell whether the code was renamed with them.
 * @param code as delivered
 */
export function scaleOf(code: string, line: Stretch, on: CalendarDate, table: readonly ScaleRow[]): ScaleReading {
  const meanings = table.filter((row) => row.code === scaleCode(code));
  if (meanings.length === 0) return { outcome: "UNKNOWN_CODE", row: null };
  const groups = new Set(meanings.filter((row) => meet(row, line)).map(({ equivalentGroup }) => equivalentGroup));
  if (groups.size > 1) return { outcome: "SPANS_RENAMING", row: null };
  const row = meanings.find((one) => meet(one, { startsOn: on, endsOn: on }));
  if (!row) return { outcome: "NOT_VALID_THEN", row: null };
  return { outcome: row.status === "UNSURE" ? "UNSURE" : "RESOLVED", row };
}

/** What is wrong with the code of a line on any of its days; RESOLVED where nothing is. */
export function scaleFaultOf(code: string, line: Stretch, table: readonly ScaleRow[]): ScaleOutcome {
  const { outcome, row } = scaleOf(code, line, line.startsOn, table);
  return row && !covers(row, line) ? "NOT_VALID_THEN" : outcome;
}

/** What a code means to lines that run on a day, for a statement that reads many: see `meaningsOn`. */
export interface MeaningOn {
  readonly code: string;
  readonly group: string;
  /** The code meant something else until this day, and does so from that one on; null: it does not. */
  readonly otherUntil: CalendarDate | null;
  readonly otherFrom: CalendarDate | null;
}

/**
 * The codes that say something on a day. A line that runs then is of the group of its code when it starts after
 * `otherUntil` and ends before `otherFrom`: what `scaleOf` calls RESOLVED.
 */
export function meaningsOn(on: CalendarDate, table: readonly ScaleRow[]): readonly MeaningOn[] {
  const now = table.filter((row) => row.status === "SOURCED" && meet(row, { startsOn: on, endsOn: on }));
  return now.map(({ code, equivalentGroup: group }) => {
    const others = table.filter((row) => row.code === code && row.equivalentGroup !== group);
    const ends = others.flatMap(({ validTo }) => (validTo !== null && validTo < on ? validTo : []));
    const starts = others.flatMap(({ validFrom }) => (validFrom !== null && validFrom > on ? validFrom : []));
    return { code, group, otherUntil: ends.sort().at(-1) ?? null, otherFrom: starts.sort()[0] ?? null };
  });
}

/** Days on which a code begins or ceases to mean something, in order: lines between the same two of them are read alike. */
export const turningDays = (table: readonly ScaleRow[]): readonly CalendarDate[] => {
  const days = table.flatMap(({ validFrom, validTo }) => [validFrom, validTo === null ? null : addDays(validTo, 1)]);
  return [...new Set(days.filter((day) => day !== null))].sort();
};

/** The code that a group has on a day: `LC` for `T2` since 2022. */
export const codeInGroup = (group: string, on: CalendarDate, table: readonly ScaleRow[]): string | undefined =>
  table.find((row) => row.equivalentGroup === group && meet(row, { startsOn: on, endsOn: on }))?.code;

const meet = (row: ScaleRow, { startsOn, endsOn }: Stretch): boolean =>
  (row.validFrom === null || endsOn === null || row.validFrom <= endsOn) &&
  (row.validTo === null || row.validTo >= startsOn);

const covers = ({ validFrom, validTo }: ScaleRow, { startsOn, endsOn }: Stretch): boolean =>
  (validFrom === null || validFrom <= startsOn) && (validTo === null || (endsOn !== null && endsOn <= validTo));
