import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { Directive, Field, ID, ObjectType } from "type-graphql";

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
export class Employment {
  @Field(() => ID, { description: "Global id." })
  declare id: string;

  @Field(() => ContractKind, { description: "How firm it is (soort dienstverband)." })
  declare contractKind: ContractKind;

  @Field(() => DateScalar, { description: "First day (begindatum)." })
  declare startsOn: CalendarDate;

  @Field(() => DateScalar, { nullable: true, description: "Last day worked (einddatum); null while it has no end." })
  declare endsOn: CalendarDate | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Size of the whole employment (werktijdfactor), 1 = full time; null when not delivered.",
  })
  declare fte: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "Hours a week of the whole employment (uren per week); null when not delivered.",
  })
  declare hoursPerWeek: Decimal | null;

  /** Not in the graph: what its fields are found by. */
  declare boardNo: string;
  declare memberId: string;
  declare number: string;
}

/** What somebody does under an employment. */
@ObjectType({ simpleResolvers: true, description: "One function line (functieregel) of an employment." })
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

  /** Not in the graph: what its site is found by. */
  declare siteCode: string | null;
}
