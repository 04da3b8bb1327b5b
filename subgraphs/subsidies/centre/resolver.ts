import { Access } from "@regiohub/infra/access/declare";
import { type Page, PageArgs } from "@regiohub/infra/graphql/connection";
import { parseGlobalId } from "@regiohub/infra/graphql/ids";
import { APPLICATIONS } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ownPage } from "../application/page.js";
import { type SubsidyApplication, SubsidyApplicationConnection } from "../application/type.js";
import type { SubsidiesContext } from "../context.js";
import { MobilityCentre } from "./type.js";

/** What subsidies add to a mobility centre. */
@Resolver(() => MobilityCentre)
export class MobilityCentreResolver {
  @FieldResolver(() => SubsidyApplicationConnection.Connection, {
    nullable: true,
    description:
      "Applications for a subsidy (subsidieaanvragen) for the centre, drafts and latest submitted first. For the boards that apply and the centre's advisers.",
  })
  @Access(APPLICATIONS)
  subsidyApplications(
    @Root() { id }: MobilityCentre,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: SubsidiesContext,
  ): Promise<Page<SubsidyApplication>> {
    return ownPage(context, "centre_code", codeOf(id) ?? "", args);
  }
}

const codeOf = (id: string): string | undefined => parseGlobalId("MobilityCentre", id)?.[0];

/** Answers other subgraphs' references to a centre: its applications hang on the code in its id. Null for another id. */
export const mobilityCentreReference = ({ id }: MobilityCentre): MobilityCentre | null => (codeOf(id) ? { id } : null);
