import { Access } from "@regiohub/infra/access/declare";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { FunctionGroup, Measured } from "@regiohub/schema/figures";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";

/** Of which day. */
@ArgsType()
export class OpenVacanciesArgs {
  @Field(() => DateScalar, { nullable: true, description: "Open on this day, until today; today when left out." })
  declare on?: CalendarDate | null;
}

/** How many vacancies, and for how much work. */
@ObjectType({ simpleResolvers: true, description: "How many vacancies, and for how much work." })
@Access(FIGURES)
export class VacancyFigures {
  @Field(() => Measured, { description: "Vacancies (vacatures); several equal jobs may be one." })
  declare vacancies: Measured;

  @Field(() => Measured, { description: "Their size in FTE (vacante fte), to four decimals." })
  declare fte: Measured;
}

/** Vacancies by whether others may know of them. */
export interface BySharing {
  readonly shared: VacancyFigures;
  readonly unshared: VacancyFigures;
  readonly all: VacancyFigures;
}

const SHARING = {
  shared:
    "Those that boards share, from REGIONAL on: of a region whoever may ask is told exactly. NOT_PLANNED of a single board for others: `vacancies` of Board has them.",
  unshared:
    "Those in PRIORITY_CHECK, INTERNAL and POOL: exact for the board itself; of a region of the last three times 1 October alone (else NOT_PLANNED), as far as it does not tell of few.",
  all: "Both together.",
} as const;

/** Open vacancies of one group of functions. */
@ObjectType({ simpleResolvers: true, description: "Open vacancies for functions of one group." })
@Access(FIGURES)
export class OpenVacanciesOfGroup implements BySharing {
  @Field(() => FunctionGroup, {
    nullable: true,
    description: "The group, by what the board's employments with that function code are; null where nothing says it.",
  })
  declare functionGroup: FunctionGroup | null;

  @Field(() => VacancyFigures, { description: SHARING.shared })
  declare shared: VacancyFigures;

  @Field(() => VacancyFigures, { description: SHARING.unshared })
  declare unshared: VacancyFigures;

  @Field(() => VacancyFigures, { description: SHARING.all })
  declare all: VacancyFigures;
}

/** What boards want to fill on a day, as the asker may see it. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Vacancies that are open on a day (openstaande vacatures): begun, and neither a draft, filled nor withdrawn, by what deliveries have told.",
})
@Access(FIGURES)
export class OpenVacancies implements BySharing {
  @Field(() => DateScalar, { description: "The day that was asked for." })
  declare on: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Until which day deliveries tell of it, of the board that delivered longest ago; null where none does.",
  })
  declare toldUntil: CalendarDate | null;

  @Field(() => Int, { description: "Boards with a school of primary education there, as registers have it now." })
  declare boards: number;

  @Field(() => Int, {
    description: "Those of them whose deliveries of vacancies reach back to the day: no others' are counted.",
  })
  declare boardsDelivered: number;

  @Field(() => VacancyFigures, { description: SHARING.shared })
  declare shared: VacancyFigures;

  @Field(() => VacancyFigures, { description: SHARING.unshared })
  declare unshared: VacancyFigures;

  @Field(() => VacancyFigures, { description: SHARING.all })
  declare all: VacancyFigures;

  @Field(() => [OpenVacanciesOfGroup], {
    description: "The same by group of functions, in the order of the enum, those of no known group last.",
  })
  declare groups: readonly OpenVacanciesOfGroup[];
}
