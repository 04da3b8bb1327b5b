import { codesEnum } from "@regiohub/infra/graphql/enum";
import { measuredType } from "@regiohub/infra/graphql/measured";
import type { FUNCTION_GROUPS } from "./records/employment.js";

/** Groups of functions. */
export type FunctionGroup = (typeof FUNCTION_GROUPS)[number];

/** The enum of the groups, the same in each subgraph that has it. */
export const FunctionGroup = codesEnum<FunctionGroup>(
  "FunctionGroup",
  "Group that a function counts in (functiegroep), as national figures have them.",
  {
    MANAGEMENT: "Management (directie).",
    TEACHING: "Teachers (onderwijsgevend personeel).",
    SUPPORT: "Support staff (onderwijsondersteunend personeel).",
    TRAINEE: "Teachers in training (leraren in opleiding).",
  },
);

/** What figures can be divided by. */
export type Dimension =
  | "AGE_BAND"
  | "FUNCTION_GROUP"
  | "SEX"
  | "CONTRACT"
  | "SCALE"
  | "RETIREMENT"
  | "SITE"
  | "BOARD"
  | "REGION";

/** The enum of the dimensions, the same in each subgraph that has it. */
export const Dimension = codesEnum<Dimension>("Dimension", "What figures are divided by (uitsplitsing).", {
  AGE_BAND: "Age on the reference day, by bands (leeftijdsklasse).",
  FUNCTION_GROUP: "Group of functions (functiegroep).",
  SEX: "Sex (geslacht).",
  CONTRACT: "How firm the employment is (soort dienstverband).",
  SCALE: "Salary scale (schaal), by what its code means on the reference day.",
  RETIREMENT:
    "The year by whose 1 October somebody is no longer employed because of the age of the state pension (AOW), of the six years after the reference day.",
  SITE: "Site (vestiging).",
  BOARD: "Board (bestuur).",
  REGION: "Region (regio), under one scheme.",
});

/** Why a figure is missing, or what to mind about it. */
export type WhyMissing =
  | "SUPPRESSED"
  | "COMPLEMENTARY"
  | "DOMINANCE"
  | "DIFFERENCE"
  | "MISSING_DENOMINATOR"
  | "SERIES_BREAK"
  | "NOT_DELIVERED"
  | "NOT_PUBLISHED"
  | "NOT_PLANNED"
  | "UNKNOWN_SCALE"
  | "AGE_UNKNOWN"
  | "NOT_OBSERVED"
  | "NOT_GIVEN"
  | "SOURCE_SUPPRESSED"
  | "SOURCE_BLANK"
  | "AMBIGUOUS";

/** The enum of the reasons, the same in each subgraph that has it. Unknown is a value with a reason, never 0. */
export const WhyMissing = codesEnum<WhyMissing>(
  "WhyMissing",
  "Why a figure is missing (waarom een getal ontbreekt). Only SERIES_BREAK stands beside a figure too.",
  {
    SUPPRESSED:
      "It is about fewer people than may be told of, or would tell of so few beside figures that are out (onderdrukt). Which of the two is told to nobody: it would bound how many they are.",
    COMPLEMENTARY: "With the figures that are out, it would tell of too few people.",
    DOMINANCE: "One of those whom it is about makes nearly all of it.",
    DIFFERENCE: "With the figures of another day, it would tell of too few people.",
    MISSING_DENOMINATOR: "What it would be a part of is not known (noemer ontbreekt).",
    SERIES_BREAK: "What is compared was not counted alike (trendbreuk): mind it.",
    NOT_DELIVERED: "Who would know has delivered nothing (niet aangeleverd).",
    NOT_PUBLISHED:
      "Not given out yet; of a published figure: its source does not have it (niet gepubliceerd). Asking brings it no sooner: figures of the last three times 1 October are given out in the night after the last of the boards has delivered since, or two months after that day without those that have not, and of older ones those of one day each night. After that night what is withheld has another reason.",
    NOT_PLANNED:
      "No such figure is ever given out (niet voorzien): not of this kind of region, not of such days, not divided like this, or of a board not to others. Waiting does not help: `workforce`, `flows`, `redundancy`, `openVacancies` and `publishedTables` of Region say what is given out of which.",
    UNKNOWN_SCALE: "A salary scale has no meaning on that day (schaal onbekend).",
    AGE_UNKNOWN: "No date of birth was delivered (leeftijd onbekend).",
    NOT_OBSERVED: "The deliveries do not reach that far (niet waargenomen).",
    NOT_GIVEN:
      "The question has to say it, and does not: in a region's forecast `scenario: { outflowRate, inflowFte }` (niet opgegeven).",
    SOURCE_SUPPRESSED: "The source itself withholds it (`*`, `<5`).",
    SOURCE_BLANK: "The source leaves it blank.",
    AMBIGUOUS: "Nobody can tell which of several it is (niet eenduidig).",
  },
);

/** A figure, or why there is none: the same type in all subgraphs. */
export const Measured = measuredType(WhyMissing);
export type Measured = InstanceType<typeof Measured>;
