import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { PEOPLE, TERMS } from "@regiohub/schema/access/demands";
import { FunctionGroup } from "@regiohub/schema/figures";
import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";
import { StaffMember } from "../member/type.js";
import { School } from "../school/type.js";
import type { Confidence, EventKind } from "./event.js";
import { EventConfidence, LeavingReason, MobilityEventKind } from "./kinds.js";

/** What happened to somebody's work, as one of the boards that it is about sees it. */
@ObjectType({
  simpleResolvers: true,
  description:
    "What happened to somebody's work: came, left, moved, changed. Concluded from what boards delivered one after the other; only the boards that it is about see it, each with its own side.",
})
@Access(TERMS)
export class MobilityEvent {
  @Field(() => ID, { description: "Global id: of the event as this board sees it." })
  @Access(PEOPLE)
  declare id: string;

  @Field(() => StaffMember, {
    nullable: true,
    description: "Whose work, as the board knows them; null of many people, and where they never were the board's.",
  })
  @Access(PEOPLE)
  declare staffMember: StaffMember | null;

  @Field(() => MobilityEventKind, { description: "What happened." })
  declare kind: EventKind;

  @Field(() => DateScalar, {
    description: "First day on which it is so: of leaving the day after the last one, of a move the first one there.",
  })
  declare on: CalendarDate;

  @Field(() => Board, { nullable: true, description: "Board that had them; null where none is known." })
  declare fromBoard: Board | null;

  @Field(() => Board, { nullable: true, description: "Board that has them; of a secondment, where they work." })
  declare toBoard: Board | null;

  @Field(() => Int, {
    nullable: true,
    description: "First day there less last day here, of a move; negative where both ran at once for a while.",
  })
  declare gapDays: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: "Size before, at this board; 1 = full time." })
  declare fteBefore: Decimal | null;

  @Field(() => DecimalScalar, { nullable: true, description: "Size after, at this board; 1 = full time." })
  declare fteAfter: Decimal | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "What went over to the other board, of PARTIAL_TRANSFER: the smaller of what went off and came on.",
  })
  declare fteMoved: Decimal | null;

  @Field(() => FunctionGroup, { nullable: true, description: "Group of functions before, at this board." })
  declare functionBefore: FunctionGroup | null;

  @Field(() => FunctionGroup, { nullable: true, description: "Group of functions after, at this board." })
  declare functionAfter: FunctionGroup | null;

  @Field(() => School, { nullable: true, description: "School before, of this board; null above school level." })
  declare schoolBefore: School | null;

  @Field(() => School, { nullable: true, description: "School after, of this board; null above school level." })
  declare schoolAfter: School | null;

  @Field(() => Int, { nullable: true, description: "How many went over together, of ORG_TRANSITION." })
  declare persons: number | null;

  @Field(() => EventConfidence, { description: "How it is known." })
  declare confidence: Confidence;

  @Field(() => LeavingReason, {
    nullable: true,
    description: "Why they left, of OUTFLOW: as delivered, never concluded.",
  })
  declare reason: LeavingReason | null;

  @Field(() => Boolean, {
    description: "Whether it lies before the days of which deliveries tell: it explains, and is counted nowhere.",
  })
  declare beforeObserved: boolean;

  @Field(() => Boolean, { description: "Whether it turned out to be otherwise when more became known." })
  declare superseded: boolean;

  /** Not in the graph: the board that looks, and whose data it is. */
  declare view: BoardNumber;
  declare person: PersonKey | undefined;
  /** Not in the graph: what is so in its place. */
  declare supersededById: string | null;
}

/** A page of events. */
export const MobilityEventConnection = connectionType(() => MobilityEvent, "MobilityEventConnection", PEOPLE);

/** Which events. */
@InputType({ description: "Which events of a board." })
export class MobilityEventFilter {
  @Field(() => DateScalar, { nullable: true, description: "On this day or later." })
  declare from?: CalendarDate | null;

  @Field(() => DateScalar, { nullable: true, description: "On this day or earlier." })
  declare to?: CalendarDate | null;

  @Field(() => [MobilityEventKind], { nullable: true, description: "Of these kinds; of all when left out." })
  declare kinds?: EventKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: those that turned out to be otherwise. Those that hold when left out.",
  })
  declare superseded?: boolean | null;
}

/** Arguments of the list of events. */
@ArgsType()
export class MobilityEventsArgs extends PageArgs {
  @Field(() => MobilityEventFilter, { nullable: true, description: "Which events; all that hold when left out." })
  declare filter?: MobilityEventFilter | null;
}
