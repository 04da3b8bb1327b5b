import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { FunctionGroup, Measured, WhyMissing } from "@regiohub/schema/figures";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Board } from "../board/type.js";
import { Period } from "../period.js";
import { LinkStatus } from "../published/link-status.js";
import type { FlowDirection, FlowKind } from "./kind.js";

/** How flows are looked at. */
export type FlowView = "EVENT" | "ANNUAL_OCT1";
export const FlowView = codesEnum<FlowView>("FlowView", "How flows are looked at.", {
  EVENT: "By what happened: each coming and each leaving, on its day.",
  ANNUAL_OCT1:
    "Person by person from one 1 October to another, as Mirror (Centerdata) does: who is counted on one of the two days alone came or left, once, in the way of the last coming that they stayed after, or of the first leaving that they stayed away after. Who came and left in between is in no line.",
});

const FlowDirectionEnum = codesEnum<FlowDirection>("FlowDirection", "Whether a line of a flow adds people.", {
  IN: "Came: the stock at the end has them.",
  OUT: "Left: the stock at the end has them no more.",
  WITHIN: "Is counted before and after: changes no stock.",
});

const FlowKindEnum = codesEnum<FlowKind>("FlowKind", "What people came, left or moved by.", {
  INFLOW: "Came, and was not recognised as anybody who left somewhere before (instroom).",
  RE_ENTRY: "Came back after having left somewhere (herintreding).",
  DUAL_EMPLOYMENT: "Began a job beside another one (dubbele aanstelling).",
  OUTFLOW: "Left, and went to no board that delivers soon enough (uitstroom).",
  RETIREMENT: "Left for a pension: the file says so, or the age of the state pension was reached (pensioen).",
  RETIREMENT_PRESUMED: "Left at 60 or older and was not seen for a year (vermoedelijk pensioen).",
  DUAL_ENDED: "Ended one of two jobs.",
  TRANSFER_INTER_BOARD: "Went from one board to another (overstap).",
  PO_TO_VO: "Went from primary to secondary education.",
  VO_TO_PO: "Went from secondary to primary education.",
  ORG_TRANSITION: "Went over with the board or the school (overgang, fusie).",
  CHANGED_WITHIN_BOARD:
    "Stayed at the board: IN and OUT went between what is counted and what is not, WITHIN to another school. Of a region also who was between two contracts of a board on one of the two days.",
  IN_TRANSIT: "Half of a move between two who are counted: the other half lies outside the period.",
  OTHER_SCHOOL: "ANNUAL_OCT1: is at another school than at the beginning (taakverlies bij Mirror).",
  OTHER_SIZE: "ANNUAL_OCT1: is at the same school and works more or less (taakwijziging).",
  OTHER_FUNCTION: "ANNUAL_OCT1: is at the same school in another group of functions (functiewijziging).",
});

/** Which flows. */
@ArgsType()
export class FlowArgs extends Period {
  @Field(() => FlowView, { defaultValue: "EVENT", description: "How they are looked at." })
  declare view: FlowView;

  @Field(() => Int, {
    defaultValue: 62,
    description: "Most days between two boards for a move: 31, 62 or 92. What takes longer is a leaving and a coming.",
  })
  declare windowDays: number;

  @Field(() => FunctionGroup, { nullable: true, description: "Of this group of functions; of all when left out." })
  declare functionGroup: FunctionGroup | null;
}

/** How many came, left or moved by one way. */
@ObjectType({ simpleResolvers: true, description: "How many came, left or moved in one way." })
@Access(FIGURES)
export class FlowLineFigure {
  @Field(() => FlowDirectionEnum, { description: "Whether it adds people." })
  declare direction: FlowDirection;

  @Field(() => FlowKindEnum, { description: "In which way." })
  declare kind: FlowKind;

  @Field(() => Measured, { description: "People (personen); who does it twice counts twice." })
  declare persons: Measured;
}

/** The same flows with another window. */
@ObjectType({ simpleResolvers: true, description: "What flows would be if moves between boards might take so long." })
@Access(FIGURES)
export class WindowFigure {
  @Field(() => Int, { description: "Most days between two boards for a move." })
  declare windowDays: number;

  @Field(() => Measured, { description: "Moves to other boards, in either sector." })
  declare movedOut: Measured;

  @Field(() => Measured, { description: "Moves from other boards, from either sector." })
  declare movedIn: Measured;

  @Field(() => Measured, { description: "OUTFLOW." })
  declare outflow: Measured;

  @Field(() => Measured, { description: "RE_ENTRY." })
  declare reEntry: Measured;
}

/** Leavers of an age. */
@ObjectType({ simpleResolvers: true, description: "Who left (OUTFLOW), by age on the last day at work." })
@Access(FIGURES)
export class LeaversOfAge {
  @Field(() => String, {
    description: "Band of the scheme UNDER_35: `<25`, `25-34`, `35+`; UNKNOWN without birth date.",
  })
  declare band: string;

  @Field(() => Measured, { description: "People (personen)." })
  declare persons: Measured;
}

/** How many people are known how well. */
@ObjectType({ simpleResolvers: true, description: "How well it is known who people are at other boards (koppeling)." })
@Access(FIGURES)
export class LinkFigure {
  @Field(() => LinkStatus, { description: "How well." })
  declare status: LinkStatus;

  @Field(() => Measured, { description: "People (personen)." })
  declare persons: Measured;
}

/** Moves from one board to another. */
@ObjectType({ simpleResolvers: true, description: "Moves from one board to another." })
@Access(FIGURES)
export class FlowBetween {
  @Field(() => Board, { nullable: true, description: "Board that they left." })
  declare from: Board;

  @Field(() => Board, { nullable: true, description: "Board that they came to." })
  declare to: Board;

  @Field(() => Measured, { description: "People (personen)." })
  declare persons: Measured;
}

/** Who came, who left and who moved in a period. */
@ObjectType({
  simpleResolvers: true,
  description:
    "Who came, who left and who moved in a period (stromen): stockAfter = stockBefore + came − left. Told from what boards delivered one after the other. By events a person at two boards is two. Who is between two contracts of a board for at most 31 days is still there for the board itself; of a region they are not. Who was left out of a full delivery without a last day was there until the day before it: they count until then and left by that day, in `workforce` too.",
})
@Access(FIGURES)
export class Flows {
  @Field(() => DateScalar, { description: "Day of the first stock; what happened on it is of the period before." })
  declare from: CalendarDate;

  @Field(() => DateScalar, { description: "Day of the second stock, and last day of the period." })
  declare to: CalendarDate;

  @Field(() => FlowView, { description: "How they are looked at." })
  declare view: FlowView;

  @Field(() => Int, { description: "Most days between two boards for a move." })
  declare windowDays: number;

  @Field(() => Measured, { description: "How many were there on the first day." })
  declare stockBefore: Measured;

  @Field(() => Measured, { description: "How many are there on the last day." })
  declare stockAfter: Measured;

  @Field(() => Measured, {
    description:
      "Those of stockAfter who are between two contracts: the workforce of that day does not count them. Of boards alone.",
  })
  declare bridged: Measured;

  @Field(() => Measured, { description: "How many came (gekomen), in whatever way: the lines IN together." })
  declare came: Measured;

  @Field(() => Measured, { description: "How many left (gegaan), in whatever way: the lines OUT together." })
  declare left: Measured;

  @Field(() => [FlowLineFigure], { description: "By each way there is, in one order." })
  declare lines: readonly FlowLineFigure[];

  @Field(() => [WindowFigure], { description: "What a window of 31, 62 or 92 days makes of it, by events." })
  declare sensitivity: readonly WindowFigure[];

  @Field(() => [LeaversOfAge], { description: "Who left (OUTFLOW), by age, by events." })
  declare leaversByAge: readonly LeaversOfAge[];

  @Field(() => [LinkFigure], {
    description: "How well it is known who those of stockAfter are at other boards. Of regions alone.",
  })
  declare links: readonly LinkFigure[];

  @Field(() => [FlowBetween], { description: "Moves between boards, most first, by events; 40 at most." })
  declare between: readonly FlowBetween[];

  @Field(() => [WhyMissing], {
    description:
      "Why `between` has not all moves; empty where nothing is the matter. SUPPRESSED: between others fewer moved than may be told of, or nobody. NOT_PLANNED: of a group of functions, with another window than 62 days, between more than 200 boards and of other periods than years none are ever given out.",
  })
  declare betweenWhy: readonly WhyMissing[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day of whose borders (grenzen) the region is taken: the last day, or the first of which the hub knows how the country is divided, where that is later. Null of a board, and of a region in which no board has a school.",
  })
  declare bordersOn: CalendarDate | null;

  @Field(() => Int, { description: "Boards of primary education that it is asked of; of a board: 1." })
  declare boards: number;

  @Field(() => Int, {
    description: "Those of them whose deliveries tell of the whole period: who is counted, is of them.",
  })
  declare boardsObserved: number;
}
