import { Access } from "@regiohub/infra/access/declare";
import { isOfBoard } from "@regiohub/infra/auth/access";
import { requireRegion } from "@regiohub/schema/access/audience";
import { BOARD_FIGURES, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board, RegionInput } from "../board/type.js";
import { Coverage } from "../cells/coverage-type.js";
import { swvKey } from "../cells/place.js";
import type { StaffContext } from "../context.js";
import { regionKey } from "../region/loaders.js";
import { Region } from "../region/type.js";
import { Swv } from "../swv/type.js";
import { untoldForecast } from "./answer.js";
import { ForecastArgs, GapArgs } from "./args.js";
import type { Span } from "./project.js";
import { firstDay } from "./question.js";
import { requireSpan, scenarioOf, spanTo } from "./scenario.js";
import { StaffForecast, StaffingGap } from "./type.js";

const WITHIN = "Only its part in this region, as divided on the first day; all of it when left out.";

/** The staff of a board to come. */
@Resolver(() => Board)
export class BoardForecastResolver {
  @FieldResolver(() => StaffForecast, {
    nullable: true,
    description:
      "Its staff to come, beside what it will need: exact for the board itself, never told to others (NOT_PLANNED). Null where it has no site in the region.",
  })
  @Access(BOARD_FIGURES)
  staffForecast(
    @Root() board: Board,
    @Args(() => ForecastArgs) { from, years, ...args }: ForecastArgs,
    @Arg("within", () => RegionInput, { nullable: true, description: WITHIN }) within: RegionInput | null,
    @Ctx() context: StaffContext,
  ): Promise<StaffForecast | null> {
    requireSpan({ from, years }, context.today);
    return forecastOf(board, { from, years }, { ...args, within }, context);
  }

  @FieldResolver(() => StaffingGap, {
    nullable: true,
    description:
      "What it will need in one year less what it will have: exact for the board itself, never told to others (NOT_PLANNED). Null where it has no site in the region.",
  })
  @Access(BOARD_FIGURES)
  async staffingGap(
    @Root() board: Board,
    @Args(() => GapArgs) { year, ...args }: GapArgs,
    @Arg("within", () => RegionInput, { nullable: true, description: WITHIN }) within: RegionInput | null,
    @Ctx() context: StaffContext,
  ): Promise<StaffingGap | null> {
    const forecast = await forecastOf(board, spanTo(year, context.today), { ...args, within }, context);
    return forecast?.years.at(-1) ?? null;
  }
}

/** What may be asked of a board beside the years. */
type BoardArgs = Pick<ForecastArgs, "functionGroup" | "scenario"> & { readonly within: RegionInput | null };

async function forecastOf(
  { number, delivers }: Board,
  span: Span,
  { functionGroup, scenario, within }: BoardArgs,
  { caller, loaders }: StaffContext,
): Promise<StaffForecast | null> {
  const asked = scenarioOf(scenario ?? null);
  const of = { kind: "board", key: number, on: firstDay(span) } as const;
  if (!isOfBoard(caller, number)) return untoldForecast(of, span, "NOT_PLANNED");
  if (!delivers) return untoldForecast(of, span, "NOT_DELIVERED");
  const question = { ...span, functionGroup, scenario: asked, within: within ? regionKey(within) : null };
  return loaders.forecastOfBoard.load(question, number);
}

/** The staff of a region to come. */
@Resolver(() => Region)
export class RegionForecastResolver {
  @FieldResolver(() => StaffForecast, {
    nullable: true,
    description:
      "The staff of its boards to come, beside what they will need, as far as figures that are out tell: by the staff on 1 October, by who retires, and by pupils where its boards' own forecasts add up to that. Of regions of ARBEIDSMARKTREGIO, PROVINCIE, RAP and ONDERWIJSREGIO alone; of others everything is NOT_PLANNED. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  staffForecast(
    @Root() region: Region,
    @Args(() => ForecastArgs) { from, years, ...args }: ForecastArgs,
    @Ctx() context: StaffContext,
  ): Promise<StaffForecast> {
    requireRegion(context.caller, region);
    requireSpan({ from, years }, context.today);
    return forecastOfArea(regionKey(region), { from, years }, args, context);
  }

  @FieldResolver(() => StaffingGap, {
    nullable: true,
    description:
      "What its boards will need in one year less what they will have, as far as figures that are out tell. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  async staffingGap(
    @Root() region: Region,
    @Args(() => GapArgs) { year, ...args }: GapArgs,
    @Ctx() context: StaffContext,
  ): Promise<StaffingGap | null> {
    requireRegion(context.caller, region);
    const forecast = await forecastOfArea(regionKey(region), spanTo(year, context.today), args, context);
    return forecast.years.at(-1) ?? null;
  }
}

/** The staff of a partnership to come. */
@Resolver(() => Swv)
export class SwvForecastResolver {
  @FieldResolver(() => StaffForecast, {
    nullable: true,
    description: "The staff at sites in its area to come, beside what they will need: as of a region.",
  })
  @Access(BOARD_FIGURES)
  staffForecast(
    @Root() { code }: Swv,
    @Args(() => ForecastArgs) { from, years, ...args }: ForecastArgs,
    @Ctx() context: StaffContext,
  ): Promise<StaffForecast> {
    requireSpan({ from, years }, context.today);
    return forecastOfArea(swvKey(code), { from, years }, args, context);
  }

  @FieldResolver(() => StaffingGap, {
    nullable: true,
    description: "What sites in its area will need in one year less what they will have: as of a region.",
  })
  @Access(BOARD_FIGURES)
  async staffingGap(
    @Root() { code }: Swv,
    @Args(() => GapArgs) { year, ...args }: GapArgs,
    @Ctx() context: StaffContext,
  ): Promise<StaffingGap | null> {
    const forecast = await forecastOfArea(swvKey(code), spanTo(year, context.today), args, context);
    return forecast.years.at(-1) ?? null;
  }
}

const forecastOfArea = (
  key: string,
  span: Span,
  { functionGroup, scenario }: Pick<ForecastArgs, "functionGroup" | "scenario">,
  { loaders }: StaffContext,
): Promise<StaffForecast> =>
  loaders.forecastOfArea.load({ ...span, functionGroup, scenario: scenarioOf(scenario ?? null) }, key);

/** How much of a place a forecast is about. */
@Resolver(() => StaffingGap)
export class StaffingGapResolver {
  @FieldResolver(() => Coverage, { description: "How much of the place it can be about, when it begins." })
  coverage(@Root() { of: { kind, key, on } }: StaffingGap, @Ctx() { loaders }: StaffContext): Promise<Coverage> {
    return loaders.coverage.load({ kind, on }, key);
  }
}
