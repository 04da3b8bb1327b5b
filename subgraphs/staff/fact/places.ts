import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { RegionScheme } from "@regiohub/schema/regions";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { StaffContext } from "../context.js";
import { regionKey } from "../region/loaders.js";
import { findRegionByName } from "../region/queries.js";
import { Region } from "../region/type.js";
import { School } from "../school/type.js";
import { placeKey } from "./queries.js";
import { tableOf } from "./table.js";
import { BoardStatisticsArgs, StatisticsArgs, StatisticsTable } from "./type.js";

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

/** The way to the published figures of the country. */
@Resolver()
export class NationalStatisticsResolver {
  @Query(() => StatisticsTable, {
    nullable: true, // so that a refusal costs this field alone
    description: "Published figures (kengetallen) of the whole country.",
  })
  @Access(OPEN)
  nationalStatistics(@Args(() => StatisticsArgs) args: StatisticsArgs): Promise<StatisticsTable> {
    return tableOf({ place: placeKey("COUNTRY", "NONE", "NL"), region: null }, args);
  }
}

/** The way to the published figures of a board. */
@Resolver(() => Board)
export class BoardStatisticsResolver {
  @FieldResolver(() => StatisticsTable, {
    nullable: true,
    description:
      "Published figures (kengetallen) of its staff. Sources that count by school, as DUO does, have them at its `schools`, and here those of `aboveSchool`.",
  })
  statistics(
    @Root() { number }: Board,
    @Args(() => BoardStatisticsArgs) args: BoardStatisticsArgs,
  ): Promise<StatisticsTable> {
    return tableOf(
      { place: placeKey(args.aboveSchool ? "ABOVE_SCHOOL" : "BOARD", "NONE", number), region: null },
      args,
    );
  }
}

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
