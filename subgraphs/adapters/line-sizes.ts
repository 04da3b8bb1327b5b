import { Invalid } from "@regiohub/infra/ingest/cell";
import { roundDecimal, sharesOf, sumDecimals } from "@regiohub/infra/ingest/decimals";
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
  /** In the order of their lines' names. */
  readonly running: readonly L[];
  /** Place of the row itself among them. */
  readonly own: number;
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
  const byLine = [...Map.groupBy(rows, lineOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const timelines = Object.fromEntries(byLine.map(([, rows], index) => [index, { name, rows }]));
  const line = lineOf(row);
  const terms = termsOf(row, timelines);
  if (terms instanceof Invalid) return terms;
  return terms.map(({ startsOn, endsOn, holds }) => {
    const running = Object.values(holds).filter((held) => held !== undefined) as L[];
    return { startsOn, endsOn, running, own: running.findIndex((held) => lineOf(held) === line) };
  });
}

/** The size that lines make together, four decimals: unknown when that of one of them is. Added before it is rounded. */
export function sizeTogether(running: readonly SizedLine[]): Omit<Size, "share"> {
  const [fte, hours] = [known(running, "fte"), known(running, "hours")];
  return {
    fte: fte && roundDecimal(sumDecimals(fte), 4),
    hoursPerWeek: hours && roundDecimal(sumDecimals(hours), 4),
  };
}

/** The same, with the part of it that is one line's: all lines' together are the whole. */
export function sizeOfLine({ running, own }: Pick<RunningLines<SizedLine>, "running" | "own">): Size {
  if (running.length === 1) return { ...sizeTogether(running), share: "1" };
  const shares = shared(known(running, "fte")) ?? shared(known(running, "hours"));
  return { ...sizeTogether(running), share: shares?.[own] ?? null };
}

const shared = (sizes: readonly Decimal[] | null) => (sizes === null ? undefined : sharesOf(sizes, 4));

/** The sizes of lines; null when that of one of them is unknown. */
function known(running: readonly SizedLine[], size: "fte" | "hours"): readonly Decimal[] | null {
  const sizes = running.flatMap((line) => line[size] ?? []);
  return sizes.length < running.length ? null : sizes;
}
