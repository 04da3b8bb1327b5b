import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { PAY } from "@regiohub/schema/access/demands";
import type { ScaleCategory as Category } from "@regiohub/schema/scales";
import { Field, Int, ObjectType } from "type-graphql";
import type { ScaleOutcome as Outcome } from "./resolve.js";

/** What became of reading a code of a scale. */
export type ScaleOutcome = Outcome;
export const ScaleOutcome = codesEnum<Outcome>(
  "ScaleOutcome",
  "What became of reading a salary scale's code (schaal).",
  {
    RESOLVED: "The code means this on the day.",
    UNKNOWN_CODE: "No collective agreement that the hub knows has the code.",
    NOT_VALID_THEN: "The code means something, but not then.",
    SPANS_RENAMING:
      "The line runs over a renaming of scales, and nobody can tell whether its code was renamed with them.",
    UNSURE: "What the code means is inferred: no source says it.",
  },
);

/** Whose scales they are. */
export type ScaleCategory = Category;
export const ScaleCategory = codesEnum<Category>(
  "ScaleCategory",
  "Whose salary scales they are (functiecategorie in de cao).",
  {
    TEACHER: "Teachers (leraar).",
    DIRECTOR: "Heads of schools (directeur).",
    DEPUTY: "Their deputies (adjunct-directeur).",
    SUPPORT: "Support staff (onderwijsondersteunend personeel).",
  },
);

/** What a salary scale means on a day. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What the code of a salary scale (schaal) means on a day: LB of 2015 is not LB of 2024. A code that cannot be read says why; only of an UNSURE one it also says what it is taken for.",
})
@Access(PAY)
export class SalaryScale {
  @Field(() => String, { description: "The code as delivered." })
  declare raw: string;

  @Field(() => ScaleOutcome, { description: "What became of reading it." })
  declare outcome: ScaleOutcome;

  @Field(() => String, {
    nullable: true,
    description: "Collective agreement (cao) that it is of, such as `CAO_PO_2022`.",
  })
  declare system: string | null;

  @Field(() => String, { nullable: true, description: "The code there." })
  declare code: string | null;

  @Field(() => ScaleCategory, { nullable: true, description: "Whose scale it is." })
  declare category: ScaleCategory | null;

  @Field(() => Int, { nullable: true, description: "Its place in the category under that agreement, lowest first." })
  declare level: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The same for scales that became each other: `T2` for LB until 2018, L11 and today's LC.",
  })
  declare equivalentGroup: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which the code means this; null: none is known.",
  })
  declare validFrom: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null: none is known." })
  declare validTo: CalendarDate | null;
}

/** A code that does not say what a scale is. */
@ObjectType({
  simpleResolvers: true,
  description:
    "A code of a scale that lines have and that cannot be read on all of their days. The lines stand; in figures by scale they count as `UNKNOWN_SCALE` on those days.",
})
@Access(PAY)
export class UnknownScale {
  @Field(() => String, { description: "The code, in capitals and without spaces." })
  declare code: string;

  @Field(() => ScaleOutcome, { description: "Why it cannot be read; never RESOLVED." })
  declare outcome: ScaleOutcome;

  @Field(() => Int, { description: "How many function lines (functieregels) have it." })
  declare lines: number;

  @Field(() => DateScalar, { description: "First day of the earliest of them." })
  declare firstOn: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of the latest of them; null while one has no end.",
  })
  declare lastOn: CalendarDate | null;
}
