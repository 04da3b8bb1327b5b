import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups, type Lookup } from "@regiohub/infra/ingest/define";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { dayAt, type Stretch, shared } from "../uncovered.js";
import { endpoint } from "../youforce/endpoint.js";
import { fte, hours } from "../youforce/hours.js";
import { functionColumns } from "./functions.js";
import { placeColumns } from "./units.js";
import { compareVersions, isThere, versionColumns } from "./versions.js";

/** Name of the employments' file, which is read for its slices and for the newest of them. */
export const EMPLOYMENTS = endpoint("youserve-employments");

/** The time slices of each employment: what held from one day to another. */
export const slices = defineLookups({
  ...EMPLOYMENTS,
  only: isThere,
  key: text("id").orElse(""), // an empty one is refused by the export
  columns: {
    ...versionColumns,
    validFrom: date("validFrom").optional(),
    validUntil: date("validUntil").optional(),
    fte,
    hoursPerWeek: hours,
    ...functionColumns,
    ...placeColumns,
  },
});

type Slice = (typeof slices extends Lookup<infer K> ? K : never)[number];

/** The slices of an employment as its lines: each on its own days, and never outside the employment's. */
export function linesOf(whole: Stretch, versions: readonly Slice[]): Partial<EmploymentRecord>[] {
  const inOrder = [...versions].sort((a, b) => compareVersions({ ...a, until: null }, { ...b, until: null }));
  return inOrder.flatMap(({ id: _, from, until, validFrom, validUntil, ...terms }, index) => {
    const startsOn = validFrom ?? whole.startsOn;
    const endsOn = validUntil && lastDay(validUntil, inOrder[index + 1]?.validFrom);
    const days = endsOn !== null && endsOn < startsOn ? undefined : shared(whole, { startsOn, endsOn });
    return days ? [{ ...terms, ...days, lineNumber: startsOn }] : [];
  });
}

/**
 * The last day of a slice. By the vendor's words `validUntil` is the first day on which it holds no more; where the next
 * slice begins the day after, it was the last one.
 */
const lastDay = (validUntil: CalendarDate, next: CalendarDate | null | undefined): CalendarDate =>
  next === dayAt(validUntil, 1) ? validUntil : dayAt(validUntil, -1);
