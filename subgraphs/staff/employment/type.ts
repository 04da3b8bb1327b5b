import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar, DateTimeScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal, Instant } from "@regiohub/infra/values";
import { PAY, TERMS } from "@regiohub/schema/access/demands";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { ArgsType, Directive, Field, Int, ObjectType } from "type-graphql";
import { WhenArgs } from "../history/when.js";

/** How firm an employment is. */
export type ContractKind = EmploymentRecord["contractKind"];
export const ContractKind = codesEnum<ContractKind>(
  "ContractKind",
  "How firm an employment is (soort dienstverband).",
  {
    PERMANENT: "Without an end (vast, onbepaalde tijd).",
    TEMPORARY: "For a time (tijdelijk, bepaalde tijd); also what the source cannot express.",
    REPLACEMENT: "In place of somebody who is absent (vervanging).",
    TRAINEE: "Teacher in training (LIO).",
    EXTERNAL: "Not on the payroll: hired, seconded in, agency (PNIL).",
  },
);

/** What somebody agreed with a board. */
@ObjectType({
  simpleResolvers: true,
  description: "One employment (dienstverband) of one person at one board. Only the board itself sees it.",
})
@Directive('@key(fields: "id")')
@Access(TERMS)
export class Employment {
  @Field(() => ContractKind, { description: "How firm it is (soort dienstverband)." })
  declare contractKind: ContractKind;

  @Field(() => DateScalar, { description: "First day (begindatum)." })
  declare startsOn: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day worked (einddatum); null while it has no end." })
  declare endsOn: CalendarDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the person stands in from a pool (poolvervanger); null when not delivered.",
  })
  declare poolSubstitute: boolean | null;

  /** Not in the graph: whose it is, for the read log. */
  declare person: PersonKey;

  /** Not in the graph: what its fields are found by. */
  declare boardNo: string;
  declare memberId: string;
  declare number: string;
  declare replacesMemberNumber: string | null;
  /** Not in the graph: the moment that was asked about, which its fields are about too; null: now. */
  declare asOf: Instant | null;
}

/** What somebody does under an employment, and on which terms. */
@ObjectType({
  simpleResolvers: true,
  description:
    "One function line (functieregel) of an employment over a time in which nothing of it changed: the terms that held then.",
})
@Access(TERMS)
export class EmploymentAssignment {
  @Field(() => String, { nullable: true, description: "The board's code of the function (functiecode)." })
  declare functionCode: string | null;

  @Field(() => String, { nullable: true, description: "The board's name of the function (functieomschrijving)." })
  declare functionName: string | null;

  @Field(() => DateScalar, { description: "First day of the line." })
  declare startsOn: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day of the line; null while it has no end." })
  declare endsOn: CalendarDate | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Part of the employment's size on this line, 0 to 1; null when the source does not say.",
  })
  declare share: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Size of the whole employment during the line (werktijdfactor), 1 = full time, the same on lines that run on one day; null when not delivered.",
  })
  declare fte: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Hours a week of the whole employment during the line (uren per week); null when not delivered.",
  })
  declare hoursPerWeek: Decimal | null;

  @Field(() => String, {
    nullable: true,
    description: "Salary scale as delivered (schaal): what a code means depends on the day. Null when not delivered.",
  })
  @Access(PAY)
  declare scaleCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Step within the scale, as delivered (trede); null when not delivered.",
  })
  @Access(PAY)
  declare scaleStep: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The board's code of the unit (organisatorische eenheid, afdeling).",
  })
  declare unitCode: string | null;

  @Field(() => String, { nullable: true, description: "The board's code of the cost centre (kostenplaats)." })
  declare costCentreCode: string | null;

  @Field(() => Int, { description: "Number of the run that brought the line as it stands here (levering)." })
  declare run: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Since when the hub knew it: when that run was loaded. Null when it was before the hub kept that.",
  })
  declare knownSince: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "Number of the run that changed it or took it away; null while it stands.",
  })
  declare supersededBy: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When that run was loaded; null while it stands." })
  declare supersededAt: Date | null;

  /** Not in the graph: whose it is, for the read log. */
  declare person: PersonKey;

  /** Not in the graph: what its site is found by. */
  declare siteCode: string | null;
}

/** Which of an employment's lines. */
@ArgsType()
export class AssignmentsArgs extends WhenArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Also every version that a later delivery corrected or took away (herziene regels); then `asOf` does not count.",
  })
  declare superseded: boolean;
}
