import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { BOARD_FIGURES } from "@regiohub/schema/access/demands";
import { EXPERTISE } from "@regiohub/schema/expertise";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Language } from "../cells/type.js";
import type { StaffContext } from "../context.js";
import { Swv } from "../swv/type.js";
import { ExpertiseBalance } from "./type.js";

/** What a partnership needs and has. */
@Resolver(() => Swv)
export class SwvExpertiseResolver {
  @FieldResolver(() => [ExpertiseBalance], {
    nullable: true, // so that a refusal costs this field, not the partnership
    description:
      "What it needs of each expertise in a year, beside what there is of it; by code, those that its plan names.",
  })
  @Access(BOARD_FIGURES)
  expertise(
    @Root() { code }: Swv,
    @Arg("year", () => Int, { description: "The year; supply is that of its 1 October." }) year: number,
    @Ctx() { loaders }: StaffContext,
  ): Promise<ExpertiseBalance[]> {
    if (year < 2000 || year > 2100) throw new HubError("ARGUMENT_INVALID", "year: expected one from 2000 to 2100.");
    return loaders.expertiseOfSwv.load(year, code);
  }
}

/** What an expertise is called. */
@Resolver(() => ExpertiseBalance)
export class ExpertiseBalanceResolver {
  @FieldResolver(() => String, { description: "What the expertise is called." })
  label(
    @Root() { expertise }: ExpertiseBalance,
    @Arg("lang", () => Language, { defaultValue: "NL", description: "In this language." }) lang: Language,
  ): string {
    const words = EXPERTISE.get(expertise);
    return (lang === "EN" ? words?.en : words?.nl) ?? expertise;
  }
}
