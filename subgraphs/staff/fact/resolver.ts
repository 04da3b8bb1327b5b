import { Access } from "@regiohub/infra/access/declare";
import { requireRegion } from "@regiohub/schema/access/audience";
import { OPEN, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Measured } from "@regiohub/schema/figures";
import { octoberOf } from "@regiohub/schema/octobers";
import { RegionScheme } from "@regiohub/schema/regions";
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { requireDecimals } from "../decimals.js";
import { regionKey } from "../region/loaders.js";
import { findRegionByName } from "../region/queries.js";
import { Region } from "../region/type.js";
import { School } from "../school/type.js";
import { rowKey } from "./loaders.js";
import { isCounted, ownFigure, ownPart } from "./own.js";
import { placeKey } from "./queries.js";
import { ALL } from "./series.js";
import { tableOf } from "./table.js";
import { Change, Fact, OwnFigure, StatisticsArgs, StatisticsRow, StatisticsTable } from "./type.js";

/** The way to the published figures of a region. */
@Resolver(() => Region)
export class RegionStatisticsResolver {
  @Query(() => StatisticsTable, {
    nullable: true,
    description:
      "Published figures (kengetallen) of a region beside the hub's own; null when there is no such region. Figures of a region whose scheme the source does not name are those of scheme UNSPECIFIED.",
  })
  @Access(OPEN)
  async regionalStatistics(
    @Arg("region", () => String, { description: "Its code, such as `AM03`, or a name that it has or had." })
    named: string,
    @Arg("scheme", () => RegionScheme, { description: "Way of dividing the country." }) scheme: RegionScheme,
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() { db, loaders, today }: StaffContext,
  ): Promise<StatisticsTable | null> {
    const byCode = await loaders.region.load(today, regionKey({ scheme, code: named }));
    const region = byCode ?? (await findRegionByName(db, { scheme, on: today }, named));
    return region ? tableOfRegion(region, args) : null;
  }

  @FieldResolver(() => StatisticsTable, {
    nullable: true,
    description: "Published figures (kengetallen) of it, beside the hub's own.",
  })
  statistics(@Root() region: Region, @Args(() => StatisticsArgs) args: StatisticsArgs): Promise<StatisticsTable> {
    return tableOfRegion(region, args);
  }
}

const tableOfRegion = (region: Region, args: StatisticsArgs): Promise<StatisticsTable> =>
  tableOf({ place: placeKey("REGION", region.scheme, region.code), region }, args);

/** The way to the published figures of a school. */
@Resolver(() => School)
export class SchoolStatisticsResolver {
  @FieldResolver(() => StatisticsTable, {
    nullable: true,
    description: "Published figures (kengetallen) of its staff: those of DUO, where the hub has them.",
  })
  statistics(@Root() { brin }: School, @Args(() => StatisticsArgs) args: StatisticsArgs): Promise<StatisticsTable> {
    return tableOf({ place: placeKey("SCHOOL", "NONE", brin), region: null }, args);
  }
}

/** The rows of a table. */
@Resolver(() => StatisticsTable)
export class StatisticsTableResolver {
  @FieldResolver(() => [StatisticsRow], {
    description: "Year by year: all ages first, then the bands from the youngest on.",
  })
  async rows(@Root() table: StatisticsTable, @Ctx() { loaders }: StaffContext): Promise<StatisticsRow[]> {
    const { place, measure, bands, refDate, years } = table;
    const rows = await loaders.rowsOfTable.load({ measure, bands, refDate, years }, place);
    return rows.map(({ band, year }) => ({ table, code: band, band: band === ALL ? null : band, year }));
  }
}

/** What stands side by side in a row. */
@Resolver(() => StatisticsRow)
export class StatisticsRowResolver {
  @FieldResolver(() => [Fact], {
    description: "What each dataset says that has figures of the place, by dataset and type of education.",
  })
  facts(
    @Root() { table: { place, measure, bands, refDate }, code, year }: StatisticsRow,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Fact[]> {
    return loaders.factsOfRow.load({ measure, bands, refDate }, rowKey(place, { band: code, year }));
  }

  @FieldResolver(() => OwnFigure, {
    nullable: true,
    description:
      "The hub's own figure on 1 October: of all ages as `workforce`, of a band as the `cells` of it that are given out; null where the hub does not count the measure, the day is still to come or not the `refDate`, or it is a school that was asked about. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  async own(
    @Root() { table: { region, measure, bands, refDate }, code, year }: StatisticsRow,
    @Ctx() { caller, loaders, today }: StaffContext,
  ): Promise<OwnFigure | null> {
    if (!region) return null;
    requireRegion(caller, region);
    const on = octoberOf(year);
    if (!isCounted(measure) || year < 2000 || on > today || (refDate ?? on) !== on) return null;
    const area = regionKey(region);
    const [workforce, boards] = await Promise.all([
      loaders.workforceOfArea.load(on, area),
      loaders.boardsInArea.load(on, area),
    ]);
    const question = { measure, on, boardsInAll: boards.length };
    if (code === ALL || bands === null) return ownFigure(workforce, question);
    const cells = await loaders.publishedCells.load({ on, by: ["AGE_BAND"], bands, regionScheme: null }, area);
    return ownPart(workforce, { ...question, cells, code });
  }
}

/** What follows from a published figure within its series. */
@Resolver(() => Fact)
export class FactResolver {
  @FieldResolver(() => Measured, { description: "Its part of all ages in that year, in percent (aandeel)." })
  share(
    @Root() { series, band, year }: Fact,
    @Arg("decimals", () => Int, { defaultValue: 2, description: "Decimals, 0 to 6." }) decimals: number,
  ): Measured {
    requireDecimals(decimals);
    return series.share(band, year, decimals);
  }

  @FieldResolver(() => Change, {
    nullable: true,
    description: "What it became since an earlier year of the same dataset; null when that year is not earlier.",
  })
  change(
    @Root() { series, band, year }: Fact,
    @Arg("from", () => Int, { description: "Year to compare with." }) from: number,
  ): Change | null {
    return from < year ? { change: series.change(band, from, year), from, to: year } : null;
  }
}

/** A change in units, in percent and in percent a year. */
@Resolver(() => Change)
export class ChangeResolver {
  @FieldResolver(() => Measured, { description: "How much more, or less." })
  absolute(@Root() { change }: Change): Measured {
    return change.absolute;
  }

  @FieldResolver(() => Measured, { description: "How much more, or less, in percent of what it was." })
  percent(
    @Root() { change }: Change,
    @Arg("decimals", () => Int, { defaultValue: 2, description: "Decimals, 0 to 6." }) decimals: number,
  ): Measured {
    requireDecimals(decimals);
    return change.percent(decimals);
  }

  @FieldResolver(() => Measured, {
    description: "The same in percent a year, each year on what the one before left (meetkundig).",
  })
  perYear(
    @Root() { change }: Change,
    @Arg("decimals", () => Int, { defaultValue: 2, description: "Decimals, 0 to 6." }) decimals: number,
  ): Measured {
    requireDecimals(decimals);
    return change.perYear(decimals);
  }
}
