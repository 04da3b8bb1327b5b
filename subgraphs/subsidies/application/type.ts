import { Access } from "@regiohub/infra/access/declare";
import { connectionType } from "@regiohub/infra/graphql/connection";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { Money } from "@regiohub/infra/graphql/money";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { APPLICATIONS } from "@regiohub/schema/access/demands";
import type { ApplicationRecord } from "@regiohub/schema/records/application";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";
import { MobilityCentre } from "../centre/type.js";

/** Where an application stands. Source: Awb title 4.2. */
export type SubsidyApplicationStatus = ApplicationRecord["status"];
/** Where an application stands, as an enum of the graph. */
export const SubsidyApplicationStatus = codesEnum<SubsidyApplicationStatus>(
  "SubsidyApplicationStatus",
  "Where an application stands (Awb title 4.2). Drafts are seen by the applying board alone.",
  {
    DRAFT: "Being written (concept).",
    SUBMITTED: "Submitted (ingediend).",
    INCOMPLETE: "To be completed by the applicant (aan te vullen).",
    IN_REVIEW: "Being judged (in beoordeling).",
    GRANTED: "Granted (verleend).",
    REJECTED: "Rejected (afgewezen).",
    WITHDRAWN: "Withdrawn by the applicant (ingetrokken).",
    SETTLED: "Final amount set (vastgesteld).",
    CLOSED: "Closed (afgesloten).",
  },
);

/** An application for a subsidy. `scheme` is a field of its resolver. */
@ObjectType({ simpleResolvers: true, description: "An application for a subsidy (subsidieaanvraag)." })
@Directive('@key(fields: "id")')
@Access(APPLICATIONS)
export class SubsidyApplication {
  @Field(() => ID, { description: "Global id." })
  declare id: string;

  @Field(() => Money, { description: "Amount asked (aangevraagd bedrag), in euro cents." })
  declare requested: Money;

  @Field(() => SubsidyApplicationStatus, { description: "Where it stands (status)." })
  declare status: SubsidyApplicationStatus;

  @Field(() => DateScalar, { nullable: true, description: "Day of submission (indieningsdatum); null while a draft." })
  declare submittedOn: CalendarDate | null;

  @Field(() => Board, { nullable: true, description: "Board that applies (aanvrager), for itself or for a centre." })
  declare applicantBoard: Board;

  @Field(() => MobilityCentre, {
    nullable: true,
    description: "Mobility centre it is for; null when the board applies itself.",
  })
  declare centre: MobilityCentre | null;

  declare schemeCode: string;
}

/** A page of applications. */
export const SubsidyApplicationConnection = connectionType(
  () => SubsidyApplication,
  "SubsidyApplicationConnection",
  APPLICATIONS,
);
