import { codesEnum } from "@regiohub/infra/graphql/enum";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { ArgsType, Field } from "type-graphql";

/** Which people figures are of, as facts have it: `ALL` where they are of all. */
export type FactPeople = Pick<FactRecord, "functionGroup" | "sex" | "contract">;

/** What facts say of some people alone. */
type Some<Word extends keyof FactPeople> = Exclude<FactPeople[Word], "ALL">;

/** Groups of functions that published figures are of. */
export type StatFunctionGroup = Some<"functionGroup">;
export const StatFunctionGroup = codesEnum<StatFunctionGroup>(
  "StatFunctionGroup",
  "Group of functions (functiegroep) that published figures are of.",
  {
    MANAGEMENT: "Management (directie).",
    TEACHING: "Teachers (onderwijsgevend personeel).",
    SUPPORT: "Support staff (onderwijsondersteunend personeel).",
    TRAINEE: "Teachers in training (leraren in opleiding).",
    UNKNOWN: "People whose group the source does not know.",
  },
);

/** Sexes that published figures are of. */
export type StatSex = Some<"sex">;
export const StatSex = codesEnum<StatSex>("StatSex", "Sex (geslacht) that published figures are of.", {
  MALE: "Men.",
  FEMALE: "Women.",
  OTHER: "Neither.",
  UNKNOWN: "People whose sex the source does not know.",
});

/** Contracts that published figures are of. */
export type StatContract = Some<"contract">;
export const StatContract = codesEnum<StatContract>(
  "StatContract",
  "How firm the employments are (soort dienstverband) that published figures are of.",
  {
    PERMANENT: "Permanent (vaste dienst).",
    TEMPORARY: "Temporary (tijdelijke dienst), for replacement too.",
    UNKNOWN: "The source does not know it.",
  },
);

/** Which people figures are asked of. */
@ArgsType()
export class PeopleArgs {
  @Field(() => StatFunctionGroup, {
    nullable: true,
    description: "Only people of this function group; of all groups when left out.",
  })
  declare functionGroup?: StatFunctionGroup | null;

  @Field(() => StatSex, { nullable: true, description: "Only people of this sex; of all when left out." })
  declare sex?: StatSex | null;

  @Field(() => StatContract, {
    nullable: true,
    description: "Only people with such an employment; with any when left out.",
  })
  declare contract?: StatContract | null;
}

/** The same as facts have it. */
export const peopleOf = ({ functionGroup, sex, contract }: PeopleArgs): FactPeople => ({
  functionGroup: functionGroup ?? "ALL",
  sex: sex ?? "ALL",
  contract: contract ?? "ALL",
});
