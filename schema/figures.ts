import { codesEnum } from "@regiohub/infra/graphql/enum";
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
