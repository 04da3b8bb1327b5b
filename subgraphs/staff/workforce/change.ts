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
      "What a figure of 1 October became since that of an earlier year; null when the figures were not asked for a 1 October, or that year is not earlier. SERIES_BREAK says that other boards are in them, that the borders of the region moved in between, that deliveries do not tell of both days (`observed`), or that a register has people going over in between: of a board, that an organisation, whole or in part, or a school came to it from another board or went to one; of a region or a partnership, that an organisation did across its border, from or to a board without a site in it on either day. What boards within it took over from each other is no break of its own. Of what no register tells it says nothing: `flows` may have it as ORG_TRANSITION.",
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
      (await haveBordersMoved(asked, octoberOf(from), loaders)) ||
      (await hasGoneOver(asked, octoberOf(from), loaders));
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

/** Whether anything went over since an earlier day from a board in the place to one that is not, or the other way. */
async function hasGoneOver(
  { place, on }: Asked,
  before: CalendarDate,
  { boardsInArea, moves }: WorkforceLoaders,
): Promise<boolean> {
  const days = { after: before, until: on };
  if (place.kind === "board") return (await moves.load(days, place.key)).length > 0;
  const [then, now] = await Promise.all([before, on].map((day) => boardsInArea.load(day, place.key)));
  const within = new Set([...(then ?? []), ...(now ?? [])].map(({ number }) => number));
  const each = await Promise.all([...within].map((board) => moves.load(days, board)));
  // A school counts where it is, whosever it is.
  return each.flat().some(({ what, other }) => what === "ORGANISATION" && !within.has(other));
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
