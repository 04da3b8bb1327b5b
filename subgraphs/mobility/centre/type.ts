import { Access } from "@regiohub/infra/access/declare";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { OPEN } from "@regiohub/schema/access/demands";
import type { CentreRecord } from "@regiohub/schema/records/centre";
import { ArgsType, Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";

/** Where a mobility centre is in its life. */
export type MobilityCentreStatus = CentreRecord["status"];
/** Where a mobility centre is in its life, as an enum of the graph. */
export const MobilityCentreStatus = codesEnum<MobilityCentreStatus>(
  "MobilityCentreStatus",
  "Where a mobility centre is in its life.",
  {
    FORMING: "Being set up (in oprichting).",
    ACTIVE: "At work (actief).",
    ENDED: "Ended (beëindigd).",
  },
);

/** A regional mobility centre, as its lead board reports it. */
@ObjectType({
  simpleResolvers: true,
  description: "A regional mobility centre (mobiliteitscentrum, transfercentrum), as its lead board reports it.",
})
@Directive('@key(fields: "id")')
@Access(OPEN)
export class MobilityCentre {
  @Field(() => ID, { description: "Global id." })
  declare id: string;

  @Field(() => String, { description: "Short code, unique in the hub." })
  declare code: string;

  @Field(() => String, { description: "Name (naam)." })
  declare name: string;

  @Field(() => MobilityCentreStatus, { description: "Forming, active or ended, as last reported." })
  declare status: MobilityCentreStatus;

  @Field(() => DateScalar, { nullable: true, description: "First day (begindatum); null while forming." })
  declare startsOn: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day (einddatum); null while it runs." })
  declare endsOn: CalendarDate | null;

  @Field(() => Board, { nullable: true, description: "Lead board (penvoerder), which answers for the centre." })
  declare leadBoard: Board;
}

/** A page of mobility centres. */
export const MobilityCentreConnection = connectionType(() => MobilityCentre, "MobilityCentreConnection", OPEN);

/** Which mobility centres. */
@InputType({ description: "Which mobility centres." })
export class MobilityCentreFilter {
  @Field(() => MobilityCentreStatus, { nullable: true, description: "Only of this status; any when left out." })
  declare status?: MobilityCentreStatus | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Judge the status on this day, by first and last day, instead of as last reported. Without a status: those not ended on it.",
  })
  declare on?: CalendarDate | null;
}

/** Arguments of the list of all mobility centres. */
@ArgsType()
export class MobilityCentresArgs extends PageArgs {
  @Field(() => MobilityCentreFilter, { nullable: true, description: "Which centres; all when left out." })
  declare filter?: MobilityCentreFilter | null;
}

/** Arguments of a list of memberships on one day. */
@ArgsType()
export class OnDayArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Memberships that run on this day (peildatum); today when left out.",
  })
  declare on?: CalendarDate | null;
}
