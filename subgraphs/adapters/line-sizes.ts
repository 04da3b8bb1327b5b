import { Invalid } from "@regiohub/infra/ingest/cell";
import { divideDecimals, roundDecimal, sumDecimals } from "@regiohub/infra/ingest/decimals";
import type { Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { termsOf } from "./terms.js";
import type { Stretch } from "./uncovered.js";

/** A row with a size of its own: one line of an employment over a time in which nothing of it changed. */
export interface SizedLine extends Stretch {
  readonly fte: Decimal | null;
  readonly hours: Decimal | null;
}

/** A stretch of a row in which the same lines of its employment run. */
export interface RunningLines<L extends SizedLine> extends Stretch {
  /** The row itself among them. */
  readonly running: readonly L[];
}

/** The size of an employment, and the part of it that is one line's. */
export type Size = Pick<EmploymentRecord, "fte" | "hoursPerWeek" | "share">;

/**
 * A row in parts: it is cut where another line of its employment begins, ends or changes.
 * @param rows Of the employment, the row itself among them; the same row twice counts once.
 * @param lineOf Tells the lines apart.
 * @param name Of the rows, for messages.
 * @returns `Invalid` when two rows of one line run at the same time.
 */
export function runningWith<L extends SizedLine>(
  row: L,
  rows: readonly L[],
  { lineOf, name }: { readonly lineOf: (row: L) => string; readonly name: string },
): readonly RunningLines<L>[] | Invalid {
  const byLine = Map.groupBy(rows, lineOf);
  const timelines = Object.fromEntries(Array.from(byLine.values(), (own, index) => [index, { name, rows: own }]));
  const terms = termsOf(row, timelines);
  if (terms instanceof Invalid) return terms;
  return terms.map(({ startsOn, endsOn, holds }) => ({
    startsOn,
    endsOn,
    running: Object.values(holds).filter((held) => held !== undefined) as L[],
  }));
}

/**
 * The size that lines make together, four decimals: unknown when that of one of them is; the share is the row's own part
 * of it. Their sizes are not rounded before they are added.
 */
export function sizeTogether(row: SizedLine, running: readonly SizedLine[]): Size {
  const fte = sum(running.map((held) => held.fte));
  const hours = sum(running.map((held) => held.hours));
  const share = running.length === 1 ? "1" : (shareOf(row.fte, fte) ?? shareOf(row.hours, hours));
  return { fte: fte && roundDecimal(fte, 4), hoursPerWeek: hours && roundDecimal(hours, 4), share };
}

const shareOf = (own: Decimal | null, whole: Decimal | null): Decimal | null =>
  own === null || whole === null || whole === "0" ? null : divideDecimals(own, whole, 4);

const sum = (sizes: readonly (Decimal | null)[]): Decimal | null => {
  const known = sizes.filter((size) => size !== null);
  return known.length < sizes.length ? null : sumDecimals(known);
};
