import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import { BOARD_FIGURES, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { octoberOf } from "@regiohub/schema/octobers";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import { swvKey } from "../cells/place.js";
import { DivisionArgs } from "../cells/type.js";
import type { StaffContext } from "../context.js";
import { Region } from "../region/type.js";
import { Swv } from "../swv/type.js";
import { type OnDay, staffOfArea, staffOfBoard, staffOfRegion } from "./ask.js";
import { WorkforceType } from "./type.js";

/** Most years in one answer. */
const MOST_YEARS = 15;

/** Which years, and what the figures of each are to be divided by. */
@ArgsType()
export class SeriesArgs extends DivisionArgs {
  @Field(() => Int, { description: "First year, from 2000 on." })
  declare from: number;

  @Field(() => Int, { description: "Last year, at most 15 in all; those still to come are left out." })
  declare until: number;
}

/** A board's staff over the years. */
@Resolver(() => Board)
export class BoardSeriesResolver {
  @FieldResolver(() => [WorkforceType], {
    nullable: true, // so that years that make no sense cost this field, not the board
    description:
      "Size of its staff on 1 October of each year, in order; a year without any is left out. As `workforce` on those days.",
  })
  @Access(BOARD_FIGURES)
  workforceSeries(
    @Root() { number }: Board,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType[]> {
    return seriesOf(args, context.today, (day) => staffOfBoard(number, { ...day, asOf: null }, context));
  }
}

/** The staff that works in a region, over the years. */
@Resolver(() => Region)
export class RegionSeriesResolver {
  @FieldResolver(() => [WorkforceType], {
    nullable: true,
    description:
      "Size of the staff that works in it on 1 October of each year, in order; a year without any is left out. As `workforce` on those days.",
  })
  @Access(REGION_FIGURES)
  workforceSeries(
    @Root() region: Region,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType[]> {
    return seriesOf(args, context.today, (day) => staffOfRegion(region, day, context));
  }
}

/** The staff that works in the area of a partnership for inclusive education, over the years. */
@Resolver(() => Swv)
export class SwvSeriesResolver {
  @FieldResolver(() => [WorkforceType], {
    nullable: true,
    description:
      "Size of the staff that works at sites of primary education in its area on 1 October of each year, in order; a year without any is left out. As `workforce` on those days.",
  })
  @Access(BOARD_FIGURES)
  workforceSeries(
    @Root() { code }: Swv,
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType[]> {
    return seriesOf(args, context.today, (day) => staffOfArea(swvKey(code), day, context));
  }
}

/**
 * The years of a series for which there are figures.
 * @throws ARGUMENT_INVALID unless the years are some, and not too many
 */
async function seriesOf(
  { by, bands, regionScheme = null, ...years }: SeriesArgs,
  today: CalendarDate,
  ask: (day: OnDay) => Promise<WorkforceType | null>,
): Promise<WorkforceType[]> {
  const division = { by, bands, regionScheme };
  const each = await Promise.all(octobersOf(years, today).map((on) => ask({ on, division })));
  return each.filter((figures) => figures !== null);
}

function octobersOf({ from, until }: Pick<SeriesArgs, "from" | "until">, today: CalendarDate): CalendarDate[] {
  const count = until - from + 1;
  if (from < 2000 || until > 2099 || count < 1 || count > MOST_YEARS) {
    throw new HubError(
      "ARGUMENT_INVALID",
      `from, until: expected years in order from 2000 on, at most ${MOST_YEARS} of them.`,
    );
  }
  return Array.from({ length: count }, (_, index) => octoberOf(from + index)).filter((on) => on <= today);
}
