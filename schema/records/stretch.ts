import {
  booleanField,
  codeField,
  dateField,
  decimalField,
  defineRecord,
  orNull,
  textField,
} from "@regiohub/infra/record";
import { CONTRACT_KINDS, END_REASONS, FUNCTION_GROUPS } from "./employment.js";
import { SEXES } from "./member.js";

/**
 * A time in which what others count of a person at a board did not change: who works where, as what, for how much. Made
 * of the person's employments by the subgraph that has them, never delivered; all stretches of a person come together.
 */
export const stretch = defineRecord({
  kind: "stretch",
  description: "A time in which somebody worked at a board without a change that is counted.",
  key: ["memberNumber", "startsOn"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer)."),
    startsOn: dateField("First day of the stretch."),
    endsOn: orNull(dateField("Last day of the stretch; null while it has no end.")),
    functionGroup: orNull(
      codeField(FUNCTION_GROUPS, "Group with most of the size (functiegroep). Null when nothing says it."),
    ),
    siteCode: orNull(textField("Main site (vestigingscode); null above school level or unmapped.")),
    fte: decimalField(6, 4, "Size of the employments together; 1 = full time (werktijdfactor)."),
    contractKind: codeField(CONTRACT_KINDS, "The firmest of the contracts (soort contract)."),
    endReason: orNull(
      codeField(
        END_REASONS,
        "Whether the stretch ended for retirement. Null while it has no end, or when not delivered.",
      ),
    ),
    secondedTo: orNull(
      textField("Number of the board that the person works at (gedetacheerd bij). Null when at this one."),
    ),
    bornOn: orNull(dateField("Date of birth. Null when not delivered.")),
    sex: orNull(codeField(SEXES, "Sex as the file has it. Null when not delivered.")),
    vanished: booleanField(
      "Whether the board's file has nothing of the person any more: then this is what it said last (verdwenen).",
    ),
  },
});
