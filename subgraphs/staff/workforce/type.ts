import { Access } from "@regiohub/infra/access/declare";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { FIGURES } from "@regiohub/schema/access/demands";
import { Field, Int, ObjectType } from "type-graphql";
import type { Asked } from "../cells/asked.js";

/** Why figures are withheld. */
export type SuppressionReason =
  | "FEWER_THAN_10"
  | "FEWER_THAN_5"
  | "DOMINANCE"
  | "COMPLEMENTARY"
  | "DIFFERENCE"
  | "NOT_OBSERVED";
export const SuppressionReason = codesEnum<SuppressionReason>("SuppressionReason", "Why figures are withheld.", {
  FEWER_THAN_10: "They would be about fewer than 10 people.",
  FEWER_THAN_5: "They would be about fewer than 5 people; for boards, of a region that they are in.",
  DOMINANCE: "One person, or in a region one board, makes up more than 85 % of them (dominantieregel).",
  COMPLEMENTARY:
    "They would tell of few people, alone or with figures that are out (secundaire onderdrukking). Of tables nobody is told which: it would bound how many they are.",
  DIFFERENCE: "With figures of other months, or from before a correction, they would tell of few people.",
  NOT_OBSERVED:
    "The deliveries begin more than two months after the day: they have only those who were still there, which is told to the board itself alone.",
});

/** How many people a board or the boards of a region have on a day, as everyone may see it. */
@ObjectType("Workforce", {
  simpleResolvers: true,
  description:
    "Size of a board's or a region's staff (personeelsomvang) on one day: whose employment runs that day, first and last day included. Where none of its function lines runs it counts by those that ended last before the day, else by those that begin first after it. Who was left out of a full delivery without a last day was there until the day before it, as they were said last. Trainees (LIO) and people who are not on the payroll do not count. All but the board itself get figures that do not tell of few people, however they are compared.",
})
@Access(FIGURES)
export class WorkforceType {
  @Field(() => DateScalar, {
    description:
      "The day counted (peildatum). Earlier than the day asked for where too few people changed since, but never before the last 1 October: where nothing since may be told, no board is answered with an older figure, and none of it is in a region's. Of a region, that of the board that was counted longest ago: see `onLatest`. On a 1 October of which the tables of a region are out (`publishedTables`) it is that day, and the figures are those of the tables.",
  })
  declare on: CalendarDate;

  @Field(() => DateScalar, {
    description:
      "The day counted of the board that was counted last. Where it is later than `on`, the figures add up boards of different days: they are of no single day.",
  })
  declare onLatest: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description:
      "People (personen), each once per board, whatever their employments there: in a region, somebody who works for two of its boards counts at both. Null when suppressed.",
  })
  declare persons: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Sum of the employments' sizes (fte, werktijdfactor), 1 = full time, as exact text; employments whose size was not delivered add nothing. To two decimals for all but the board itself. Null when suppressed.",
  })
  declare fte: Decimal | null;

  @Field(() => Int, { nullable: true, description: "Employments (dienstverbanden); null when suppressed." })
  declare employments: number | null;

  @Field(() => Boolean, {
    description: "Whether the figures are withheld (onderdrukt); never from the board itself.",
  })
  declare suppressed: boolean;

  @Field(() => SuppressionReason, {
    nullable: true,
    description: "Why the figures are withheld; null when they are not.",
  })
  declare suppressedBecause: SuppressionReason | null;

  @Field(() => Int, {
    description:
      "Boards that are in the figures: of a region, those that deliver and have figures to show of their part.",
  })
  declare boardsCounted: number;

  @Field(() => Int, { description: "Boards that the figures are asked of, whether they deliver or not." })
  declare boardsInAll: number;

  /** Not in the graph: the boards that are in the figures, by number. */
  declare counted: readonly BoardNumber[];

  /** Not in the graph: what hangs on it depends on what was asked. */
  declare asked: Asked;
}

/** The figures by themselves. */
export type WorkforceFigures = Omit<WorkforceType, "asked">;
