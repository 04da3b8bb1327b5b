import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { requireRegion } from "@regiohub/schema/access/audience";
import { OPEN, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { RegionAdvisor } from "../advisor/type.js";
import { type Board, BoardConnection } from "../board/type.js";
import { DivisionArgs } from "../cells/type.js";
import type { StaffContext } from "../context.js";
import { Municipality } from "../municipality/type.js";
import { PublishedTableType } from "../published/type.js";
import { staffOfRegion } from "../workforce/ask.js";
import { WorkforceType } from "../workforce/type.js";
import { regionKey } from "./loaders.js";
import { findRegionByName, regionsOf } from "./queries.js";
import { DatedPageArgs, Region, RegionArgs, RegionsArgs } from "./type.js";

/** Regions by code, by name and as a list, and the boards in them. */
@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: "One region (regio), by code or name; null when there is none." })
  @Access(OPEN)
  async region(
    @Args(() => RegionArgs) { scheme, code, name, validOn }: RegionArgs,
    @Ctx() { db, loaders, today }: StaffContext,
  ): Promise<Region | undefined> {
    const on = validOn ?? today;
    if (code && !name) return loaders.region.load(on, regionKey({ scheme, code }));
    if (name && !code) return findRegionByName(db, { scheme, on }, name);
    throw new HubError("ARGUMENT_INVALID", "region: which one? Expected code or name, not both.");
  }

  @Query(() => [Region], { nullable: true, description: "All regions (regio's) of a scheme, by code." })
  @Access(OPEN)
  regions(
    @Args(() => RegionsArgs) { scheme, validOn }: RegionsArgs,
    @Ctx() { db, today }: StaffContext,
  ): Promise<Region[]> {
    return regionsOf(db, { scheme, on: validOn ?? today });
  }

  @FieldResolver(() => [String], { description: "Other names and spellings that it has been met under." })
  async aliases(@Root() region: Region, @Ctx() { loaders }: StaffContext): Promise<string[]> {
    const names = await loaders.aliasesOfRegion.load(null, regionKey(region));
    return names.filter((name) => name !== region.name);
  }

  @FieldResolver(() => BoardConnection.Connection, {
    description: "Boards (bevoegde gezagen) with a site in it, by number.",
  })
  async boards(
    @Root() region: Region,
    @Args(() => DatedPageArgs) { first, after, validOn }: DatedPageArgs,
    @Ctx() { loaders, cursors, today }: StaffContext,
  ): Promise<Page<Board>> {
    const scope = "Region.boards";
    const on = validOn ?? today;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.boardsOfRegion.load(stretch, regionKey(region));
    const count = () => loaders.boardsCountOfRegion.load(on, regionKey(region));
    return pageOf({ rows, first, scope, cursors, keyset: ({ number }) => [number], node: (row): Board => row, count });
  }

  @FieldResolver(() => [Municipality], { description: "Municipalities (gemeenten) that belong to it, by number." })
  municipalities(
    @Root() region: Region,
    @Arg("validOn", () => DateScalar, {
      nullable: true,
      description: "As divided on this day; today when left out.",
    })
    validOn: CalendarDate | null,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Municipality[]> {
    return loaders.municipalitiesOfRegion.load(validOn ?? today, regionKey(region));
  }

  @FieldResolver(() => RegionAdvisor, {
    nullable: true,
    description: "Who answers for it (regioadviseur): one at a time; null when nobody is known.",
  })
  advisor(
    @Root() region: Region,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<RegionAdvisor | undefined> {
    return loaders.advisorOfRegion.load(on ?? today, regionKey(region));
  }

  @FieldResolver(() => WorkforceType, {
    nullable: true,
    description:
      "Size of the staff that works in it, in primary education: the sum of what may be shown of each board. People of a board that is in several regions count where they work, by the borders of the day (`bordersOn`), whatever day the region was asked for. Null while no board in it delivers. `cells` are given out of regions of ARBEIDSMARKTREGIO, PROVINCIE, RAP and ONDERWIJSREGIO alone, of 1 October, by SEX, AGE_BAND (bands DUO_10), FUNCTION_GROUP, CONTRACT, SCALE, BOARD or RETIREMENT, or by FUNCTION_GROUP with RETIREMENT or BOARD; of ARBEIDSMARKTREGIO by AGE_BAND and SEX, and by FUNCTION_GROUP with AGE_BAND, CONTRACT or SCALE too; never by SITE or REGION. Of other schemes ask the regions that its municipalities lie in (`Municipality.regions`). Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  workforce(
    @Root() region: Region,
    @Arg("on", () => DateScalar, { description: "The day to count (peildatum): the first of a month." })
    on: CalendarDate,
    @Args(() => DivisionArgs) { by, bands, regionScheme = null }: DivisionArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType | null> {
    return staffOfRegion(region, { on, division: { by, bands, regionScheme } }, context);
  }

  @FieldResolver(() => [PublishedTableType], {
    nullable: true,
    description:
      "What the workforce of this region may be divided by, for those to whom it is not their own: of each 1 October, latest first. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  publishedTables(
    @Root() region: Region,
    @Ctx() { caller, loaders, today }: StaffContext,
  ): Promise<PublishedTableType[]> {
    requireRegion(caller, region);
    return loaders.publishedTables.load(today, regionKey(region));
  }
}

/** Answers other subgraphs' references to a region: batched, as it is today; nothing when there is none. */
export const regionReference = (
  reference: Pick<Region, "scheme" | "code">,
  { loaders, today }: StaffContext,
): Promise<Region | undefined> => loaders.region.load(today, regionKey(reference));
