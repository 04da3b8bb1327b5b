import { codeField, defineRecord, type RecordOf, textField } from "@regiohub/infra/record";
import { FUNCTION_GROUPS } from "./employment.js";

/** What a board's code of a function counts as. Made by the subgraph that keeps employments, never delivered. */
export const functionGroup = defineRecord({
  kind: "function_group",
  description: "Group that a board's code of a function counts in.",
  key: ["functionCode"],
  fields: {
    functionCode: textField("The board's code of the function."),
    functionGroup: codeField(FUNCTION_GROUPS, "Group of most of what has the code (functiegroep)."),
  },
});

export type FunctionGroupRecord = RecordOf<typeof functionGroup>;
