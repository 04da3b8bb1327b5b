import { Access } from "@regiohub/infra/access/declare";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { OPEN } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { type Site, SiteConnection } from "../site/type.js";
import { School, SchoolSitesArgs } from "./type.js";

/** Schools by BRIN, and their sites. */
@Resolver(() => School)
export class SchoolResolver {
  @Query(() => School, { nullable: true, description: "One school (instelling); null when no register has it." })
  @Access(OPEN)
  school(
    @Arg("brin", () => String, { description: "Its institution code (BRIN): two digits, two capitals." }) brin: string,
    @Ctx() { loaders }: StaffContext,
  ): Promise<School | undefined> {
    return loaders.school.load(null, brin);
  }

  @FieldResolver(() => SiteConnection.Connection, {
    description: "Its sites (vestigingen) in the register, by code; on a day that is given, those that were open.",
  })
  async sites(
    @Root() { brin }: School,
    @Args(() => SchoolSitesArgs) { first, after, validOn }: SchoolSitesArgs,
    @Ctx() { loaders, cursors }: StaffContext,
  ): Promise<Page<Site>> {
    const scope = "School.sites";
    const on = validOn ?? null;
    const stretch = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null, on };
    const rows = await loaders.sitesOfSchool.load(stretch, brin);
    const count = () => loaders.sitesCountOfSchool.load(on, brin);
    return pageOf({ rows, first, scope, cursors, keyset: ({ code }) => [code], node: (row) => row, count });
  }
}

/** Answers other subgraphs' references to a school: batched; nothing when no register has it. */
export const schoolReference = (
  { brin }: Pick<School, "brin">,
  { loaders }: StaffContext,
): Promise<School | undefined> => loaders.school.load(null, brin);
