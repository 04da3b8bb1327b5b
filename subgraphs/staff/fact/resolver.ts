import { Access } from "@regiohub/infra/access/declare";
import { requireRegion } from "@regiohub/schema/access/audience";
import { REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Measured } from "@regiohub/schema/figures";
import { octoberOf } from "@regiohub/schema/octobers";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { requireDecimals } from "../decimals.js";
import { regionKey } from "../region/loaders.js";
import { rowKey } from "./loaders.js";
import { isCounted, ownFigure } from "./own.js";
import { cellsWanted, ownPart } from "./own-part.js";
import { ALL } from "./series.js";
import { Change, Fact, OwnFigure, StatisticsRow, StatisticsTable } from "./type.js";

/** Scheme of age bands for what is not divided by age, where a division has to name one. */
const BANDS = "DUO_10";

/** The rows of a table. */
@Resolver(() => StatisticsTable)
export class StatisticsTableResolver {
  @FieldResolver(() => [StatisticsRow], {
    description: "Year by year: all ages first, then the bands from the youngest on.",
  })
  async rows(@Root() table: StatisticsTable, @Ctx() { loaders }: StaffContext): Promise<StatisticsRow[]> {
    const { place, question, years } = table;
    const rows = await loaders.rowsOfTable.load({ ...question, years }, place);
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
    @Root() { table: { place, question }, code, year }: StatisticsRow,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Fact[]> {
    return loaders.factsOfRow.load(question, rowKey(place, { band: code, year }));
  }

  @FieldResolver(() => OwnFigure, {
    nullable: true,
    description:
      "The hub's own figure on 1 October: of all people as `workforce`, of some as the `cells` of it that are given out; null where the hub does not count the measure, the day is still to come or not the `refDate`, or it is no region that was asked about. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  async own(
    @Root() { table: { region, question }, code, year }: StatisticsRow,
    @Ctx() { caller, loaders, today }: StaffContext,
  ): Promise<OwnFigure | null> {
    if (!region) return null;
    requireRegion(caller, region);
    const { measure, bands, refDate } = question;
    const on = octoberOf(year);
    if (!isCounted(measure) || year < 2000 || on > today || (refDate ?? on) !== on) return null;
    const area = regionKey(region);
    const [workforce, boards] = await Promise.all([
      loaders.workforceOfArea.load(on, area),
      loaders.boardsInArea.load(on, area),
    ]);
    const asked = { measure, on, boardsInAll: boards.length };
    const wanted = cellsWanted(question, code);
    if (wanted.by.length === 0) return ownFigure(workforce, asked);
    const division = { by: wanted.by, bands: bands ?? BANDS, regionScheme: null };
    const cells = await loaders.publishedCells.load({ on, ...division }, area);
    return ownPart(workforce, { ...asked, cells, wanted });
  }
}

/** What follows from a published figure within its series. */
@Resolver(() => Fact)
export class FactResolver {
  @FieldResolver(() => Measured, { description: "Its part of all ages in that year, in percent (aandeel)." })
  sharePercent(
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
  percentPerYear(
    @Root() { change }: Change,
    @Arg("decimals", () => Int, { defaultValue: 2, description: "Decimals, 0 to 6." }) decimals: number,
  ): Measured {
    requireDecimals(decimals);
    return change.percentPerYear(decimals);
  }
}
