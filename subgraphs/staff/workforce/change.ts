import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Asked } from "../cells/asked.js";
import type { StaffContext } from "../context.js";
import { type CountedMeasure, isCounted, measuredOf } from "../fact/own.js";
import { type Amount, SeriesChange } from "../fact/series.js";
import { Change, StatMeasure } from "../fact/type.js";
import { tenThousandths } from "../forecast/exact.js";
import { bordersThen } from "./borders.js";
import type { WorkforceLoaders } from "./loaders.js";
import { isObserved } from "./observed.js";
import { type WorkforceFigures, WorkforceType } from "./type.js";

/** What the staff of a place became. */
@Resolver(() => WorkforceType)
export class WorkforceChangeResolver {
  @FieldResolver(() => Change, {
    nullable: true,
    description:
      "What a figure of 1 October became since that of an earlier year; null when the figures were not asked for a 1 October, or that year is not earlier. SERIES_BREAK says that other boards are in them, that the borders of the region moved in between, or that deliveries do not tell of both days (`observed`).",
  })
  async change(
    @Root() { asked, ...after }: WorkforceType,
    @Arg("from", () => Int, { description: "Year to compare with, from 2000 on." }) from: number,
    @Arg("measure", () => StatMeasure, {
      defaultValue: "PERSONS",
      description: "What is counted: PERSONS, EMPLOYMENTS or FTE.",
    })
    measure: StatMeasure,
    @Ctx() context: StaffContext,
  ): Promise<Change | null> {
    if (!isCounted(measure)) {
      throw new HubError("ARGUMENT_INVALID", "measure: expected PERSONS, EMPLOYMENTS or FTE.");
    }
    if (from < 2000) throw new HubError("ARGUMENT_INVALID", "from: expected a year from 2000 on.");
    const to = Number(asked.on.slice(0, 4));
    if (asked.on !== octoberOf(to) || from >= to) return null;
    const { loaders } = context;
    const before = await staffThen(asked, octoberOf(from), loaders);
    const isBroken =
      isOfOthers(before, after) ||
      (hasFigures(before) && !(await isObserved(before, context))) ||
      (hasFigures(after) && !(await isObserved(after, context))) ||
      (await haveBordersMoved(asked, octoberOf(from), loaders));
    const amounts = [amountOf(before, measure), amountOf(after, measure)] as const;
    return { change: new SeriesChange(...amounts, to - from, isBroken ? ["SERIES_BREAK"] : []), from, to };
  }
}

/** The staff of the same place on another day, as it was asked for. */
const staffThen = ({ place, asOf }: Asked, on: CalendarDate, loaders: WorkforceLoaders) =>
  place.kind === "board"
    ? loaders.workforce.load({ on, asOf }, place.key)
    : loaders.workforceOfArea.load(on, place.key);

/** Whether the borders of the place are others than on an earlier day. */
async function haveBordersMoved(asked: Asked, before: CalendarDate, loaders: WorkforceLoaders): Promise<boolean> {
  const [then, now] = await Promise.all([before, asked.on].map((on) => bordersThen(asked, on, loaders)));
  return then?.members !== now?.members;
}

/** Whether other boards are in two figures: what became of them is not what became of the staff. */
const isOfOthers = (one: WorkforceFigures | null, other: WorkforceFigures): boolean =>
  hasFigures(one) && hasFigures(other) && one.counted.join() !== other.counted.join();

const hasFigures = (figures: WorkforceFigures | null): figures is WorkforceFigures =>
  figures !== null && !figures.suppressed;

function amountOf(figures: WorkforceFigures | null, measure: CountedMeasure): Amount {
  const { value, why } = measuredOf(figures, measure);
  return { amount: value === null ? null : tenThousandths(value), why };
}
