import { Access } from "@regiohub/infra/access/declare";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { VACANCIES } from "@regiohub/schema/access/demands";
import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import { ArgsType, Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";
import { Site } from "../site/type.js";

/** Where a vacancy stands, as an enum of the graph. */
export const VacancyStatus = codesEnum<VacancyRecord["status"]>(
  "VacancyStatus",
  "Where a vacancy (vacature) stands. From REGIONAL on, other boards and partners see it.",
  {
    DRAFT: "Being written (concept).",
    PRIORITY_CHECK: "Checked against candidates with priority (voorrangskandidaten) of the board.",
    INTERNAL: "Open to the board's own staff (intern).",
    POOL: "Open to the replacement pool (vervangingspool).",
    REGIONAL: "Open to the boards of the region (regionaal).",
    EXTERNAL: "Open to everyone (extern).",
    OFFERED: "Offered to a candidate (aangeboden).",
    FILLED: "Filled (vervuld).",
    WITHDRAWN: "No longer to be filled (vervallen).",
  },
);
/** Where a vacancy stands. */
export type VacancyStatus = VacancyRecord["status"];

/** Orders of a list of vacancies. */
export type VacancyOrder = "OPENS_ON_DESC" | "OPENS_ON_ASC";
/** Orders of a list of vacancies, as an enum of the graph. */
export const VacancyOrder = codesEnum<VacancyOrder>("VacancyOrder", "Order of a list of vacancies.", {
  OPENS_ON_DESC: "Latest opened first.",
  OPENS_ON_ASC: "Earliest opened first.",
});

/** A job that a board wants to fill. */
@ObjectType({ simpleResolvers: true, description: "A job that a board wants to fill (vacature)." })
@Directive('@key(fields: "id")')
@Access(VACANCIES)
export class Vacancy {
  @Field(() => ID, { description: "Global id." })
  declare id: string;

  @Field(() => String, { description: "What the advertisement says (titel)." })
  declare title: string;

  @Field(() => String, { nullable: true, description: "The board's code of the function (functiecode)." })
  declare functionCode: string | null;

  @Field(() => DecimalScalar, { description: "Size in FTE (werktijdfactor); 1 = full time." })
  declare fte: Decimal;

  @Field(() => VacancyStatus, { description: "Where it stands (status)." })
  declare status: VacancyStatus;

  @Field(() => DateScalar, { description: "First day it was open (open vanaf)." })
  declare opensOn: CalendarDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day to react (sluitingsdatum); null while open-ended.",
  })
  declare closesOn: CalendarDate | null;

  @Field(() => Site, {
    nullable: true,
    description: "Where the work is (vestiging); null when for the board as a whole.",
  })
  declare site: Site | null;

  @Field(() => Board, { nullable: true, description: "Employer (bevoegd gezag)." })
  declare board: Board;
}

/** A page of vacancies. */
export const VacancyConnection = connectionType(() => Vacancy, "VacancyConnection", VACANCIES);

/** Which vacancies of a board or school. */
@InputType({ description: "Which vacancies of a board or school." })
export class OwnVacancyFilter {
  @Field(() => [VacancyStatus], {
    nullable: true,
    description: "Only these states; all that you may see when left out.",
  })
  declare status?: VacancyStatus[] | null;
}

/** Which vacancies. */
@InputType({ description: "Which vacancies." })
export class VacancyFilter extends OwnVacancyFilter {
  @Field(() => String, { nullable: true, description: "Only of the board with this number (nummer bevoegd gezag)." })
  declare board?: string | null;
}

/** Arguments of a board's or school's list of vacancies. */
@ArgsType()
export class OwnVacanciesArgs extends PageArgs {
  @Field(() => OwnVacancyFilter, { nullable: true, description: "Which of them; all when left out." })
  declare filter?: OwnVacancyFilter | null;
}

/** Arguments of the list of all vacancies. */
@ArgsType()
export class VacanciesArgs extends PageArgs {
  @Field(() => VacancyFilter, { nullable: true, description: "Which vacancies; all when left out." })
  declare filter?: VacancyFilter | null;

  @Field(() => VacancyOrder, { defaultValue: VacancyOrder.OPENS_ON_DESC, description: "In which order." })
  declare orderBy: VacancyOrder;
}
