import { dateField, defineRecord, type RecordOf, textField } from "@regiohub/infra/record";

/** Which board a school has from a day on. Source: DUO, Basisgegevens instellingen, RELATIES. */
export const governance = defineRecord({
  kind: "governance",
  description: "That a board governs a school (bestuurt) from a day on, until another one does.",
  key: ["brin", "startsOn"],
  fields: {
    brin: textField("Institution code of the school: two digits, two capitals."),
    boardNumber: textField("Number of the board (bevoegd gezag), five digits."),
    startsOn: dateField("First day under the board (datum begin relatie)."),
  },
});

export type GovernanceRecord = RecordOf<typeof governance>;
