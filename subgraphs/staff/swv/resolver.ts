import { Access } from "@regiohub/infra/access/declare";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { BOARD_FIGURES, OPEN } from "@regiohub/schema/access/demands";
import { swvCode } from "@regiohub/schema/swv-code";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Board, BoardConnection } from "../board/type.js";
import { swvKey } from "../cells/place.js";
import { DivisionArgs } from "../cells/type.js";
import type { StaffContext } from "../context.js";
import { DatedPageArgs, Region, RegionsArgs } from "../region/type.js";
import { type Site, SiteConnection } from "../site/type.js";
import { staffOfArea } from "../workforce/ask.js";
import { WorkforceType } from "../workforce/type.js";
import { swvsOn } from "./queries.js";
import { Swv } from "./type.js";

/** Partnerships for inclusive education by code and as a list, and what lies in their areas. */
@Resolver(() => Swv)
export class SwvResolver {
  @Query(() => Swv, {
    nullable: true,
    description:
      "One partnership for inclusive education (samenwerkingsverband, PO) by its code, also as `PO 2203`, `PO-22-03` or `22-03`; null when there is none.",
  })
  @Access(OPEN)
  async swv(
    @Arg("code", () => String, { description: "Its code, such as `PO2203`." }) spelling: string,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Swv | undefined> {
    const code = swvCode(spelling);
    return code ? loaders.swv.load(null, code) : undefined;
  }

  @Query(() => [Swv], { nullable: true, description: "All partnerships for inclusive education (PO), by code." })
  @Access(OPEN)
  swvs(
    @Arg("validOn", () => DateScalar, { nullable: true, description: "Those of this day; today when left out." })
    validOn: CalendarDate | null,
    @Ctx() { db, today }: StaffContext,
  ): Promise<Swv[]> {
    return swvsOn(db, validOn ?? today);
  }

  @FieldResolver(() => BoardConnection.Connection, {
    description: "Boards (bevoegde gezagen) with a site of primary education in its area, by number.",
  })
  async boards(
    @Root() { code }: Swv,
    @Args(() => DatedPageArgs) { first, after, validOn }: DatedPageArgs,
    @Ctx() { loaders, cursors, today }: StaffContext,
  ): Promise<Page<Board>> {
    const scope = "Swv.boards";
    const on = validOn ?? today;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.boardsOfSwv.load(stretch, code);
    const count = () => loaders.boardsCountOfSwv.load(on, code);
    return pageOf({ rows, first, scope, cursors, keyset: ({ number }) => [number], node: (row): Board => row, count });
  }

  @FieldResolver(() => SiteConnection.Connection, {
    description:
      "Sites (vestigingen) of primary education in its area, by code: where their postcode lies, not their municipality, decides.",
  })
  async sites(
    @Root() { code }: Swv,
    @Args(() => DatedPageArgs) { first, after, validOn }: DatedPageArgs,
    @Ctx() { loaders, cursors, today }: StaffContext,
  ): Promise<Page<Site>> {
    const scope = "Swv.sites";
    const on = validOn ?? today;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.sitesOfSwv.load(stretch, code);
    const count = () => loaders.sitesCountOfSwv.load(on, code);
    return pageOf({ rows, first, scope, cursors, keyset: (site) => [site.code], node: (row) => row, count });
  }

  @FieldResolver(() => [Region], {
    description: "Regions that its sites lie in, by code: it is bound to no province and no municipality.",
  })
  regions(
    @Root() { code }: Swv,
    @Args(() => RegionsArgs) { scheme, validOn }: RegionsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Region[]> {
    return loaders.regionsOfSwv.load({ scheme, on: validOn ?? today }, code);
  }

  @FieldResolver(() => WorkforceType, {
    nullable: true,
    description:
      "Size of the staff that works at sites of primary education in its area, as of a region: the sum of what may be shown of each board. Null while no board in it delivers.",
  })
  @Access(BOARD_FIGURES)
  workforce(
    @Root() { code }: Swv,
    @Arg("on", () => DateScalar, { description: "The day to count (peildatum): the first of a month." })
    on: CalendarDate,
    @Args(() => DivisionArgs) { by, bands, regionScheme = null }: DivisionArgs,
    @Ctx() context: StaffContext,
  ): Promise<WorkforceType | null> {
    return staffOfArea(swvKey(code), { on, division: { by, bands, regionScheme } }, context);
  }
}

/** Answers other subgraphs' references to a partnership: batched; nothing when there is none. */
export const swvReference = ({ code }: Pick<Swv, "code">, { loaders }: StaffContext): Promise<Swv | undefined> =>
  loaders.swv.load(null, code);
