import { Access } from "@regiohub/infra/access/declare";
import { APPLICATIONS } from "@regiohub/schema/access/demands";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { SubsidiesContext } from "../context.js";
import { SubsidyScheme } from "../scheme/type.js";
import { SubsidyApplication } from "./type.js";

/** Applications by id, and their scheme. */
@Resolver(() => SubsidyApplication)
export class SubsidyApplicationResolver {
  @Query(() => SubsidyApplication, {
    nullable: true,
    description: "One application for a subsidy (subsidieaanvraag); null when there is none that you may see.",
  })
  @Access(APPLICATIONS)
  async subsidyApplication(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { loaders }: SubsidiesContext,
  ): Promise<SubsidyApplication | null> {
    return loaders.application.load(null, id);
  }

  @FieldResolver(() => SubsidyScheme, { description: "Scheme that it applies under (regeling)." })
  scheme(
    @Root() { schemeCode }: SubsidyApplication,
    @Ctx() { loaders }: SubsidiesContext,
  ): Promise<SubsidyScheme | null> {
    return loaders.scheme.load(null, schemeCode);
  }
}

/** Answers other subgraphs' references to an application. */
export const subsidyApplicationReference = (
  { id }: Pick<SubsidyApplication, "id">,
  { loaders }: SubsidiesContext,
): Promise<SubsidyApplication | null> => loaders.application.load(null, id);
