import { codeField, decimalField, defineRecord, integerField, type RecordOf, textField } from "@regiohub/infra/record";
import { FUNCTION_GROUPS } from "./employment.js";

/** Stands for all sites of a board, or for all function groups. */
export const WHOLE_FORMATION = "ALL" as const;

/** What a board, or one of its sites, is reckoned to need on 1 October of a year, by whoever makes formation plans. */
export const formation = defineRecord({
  kind: "formation",
  description: "FTE that a board or a site is reckoned to need (formatie) on 1 October of a year.",
  key: ["boardNumber", "siteCode", "year", "functionGroup"],
  fields: {
    boardNumber: textField("Number of the board (nummer bevoegd gezag), five digits."),
    siteCode: textField("Site (vestigingscode, BRIN + 2 digits); `ALL`: the board as a whole."),
    year: integerField("The year of the 1 October."),
    functionGroup: codeField([WHOLE_FORMATION, ...FUNCTION_GROUPS], "Function group (functiegroep); `ALL`."),
    fte: decimalField(10, 4, "FTE that are needed; 1 = full time."),
    source: textField("Who reckoned it: the plan, with its edition."),
  },
});

export type FormationRecord = RecordOf<typeof formation>;
