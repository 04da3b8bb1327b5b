import {
  booleanField,
  codeField,
  dateField,
  defineRecord,
  integerField,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";
import { CONTRACT_KINDS, END_REASONS, FUNCTION_GROUPS } from "./employment.js";

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
    siteCode: orNull(textField("First of the sites (vestigingscode), by code; null above school level or unmapped.")),
    fte: integerField("Size of the employments together (werktijdfactor), in ten-thousandths of a full-time job."),
    contractKind: codeField(CONTRACT_KINDS, "The firmest of the contracts that count (soort contract)."),
    endReason: orNull(
      codeField(
        END_REASONS,
        "Whether an employment that ends with the stretch ended for retirement. Null where none does, or when not delivered.",
      ),
    ),
    secondedTo: orNull(
      textField("Number of the board that the person works at (gedetacheerd bij). Null when at this one."),
    ),
    presumed: booleanField(
      "Whether it ends because a delivery left the person's employment out, on the day before, and not on a day that was delivered (vermoed einde).",
    ),
  },
});

export type StretchRecord = RecordOf<typeof stretch>;
