import { Access } from "@regiohub/infra/access/declare";
import { OPEN } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { Region, RegionsArgs } from "../region/type.js";
import { Site } from "./type.js";

/** Sites by code, and the regions that they lie in. */
@Resolver(() => Site)
export class SiteResolver {
  @Query(() => Site, { nullable: true, description: "One school site (vestiging); null when no register has it." })
  @Access(OPEN)
  site(
    @Arg("code", () => String, { description: "Its code (vestigingscode): BRIN and two digits." }) code: string,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Site | undefined> {
    return loaders.site.load(null, code);
  }

  @FieldResolver(() => [Region], { description: "Regions that its municipality (gemeente) belongs to, by code." })
  regions(
    @Root() { municipalityCode }: Site,
    @Args(() => RegionsArgs) { scheme, validOn }: RegionsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Region[]> {
    return loaders.regionsOfSite.load({ scheme, on: validOn ?? today }, municipalityCode);
  }
}

/** Answers other subgraphs' references to a site: batched; nothing when no register has it. */
export const siteReference = ({ code }: Pick<Site, "code">, { loaders }: StaffContext): Promise<Site | undefined> =>
  loaders.site.load(null, code);
