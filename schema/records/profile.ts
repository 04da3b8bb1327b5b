import { dateField, decimalField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** What somebody who looks for other work lets others see: whom, is decided by consents, not here. */
export const profile = defineRecord({
  kind: "profile",
  description: "What a person who looks for other work offers and wants (mobiliteitsprofiel).",
  key: ["memberNumber"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    functionWanted: textField("What they would like to do (gewenste functie), in their own words."),
    fteFrom: decimalField(5, 4, "Least size of the work, 1 = full time."),
    fteTo: decimalField(5, 4, "Most, 1 = full time."),
    regions: orNull(
      textField("Codes of the labour-market regions in which they would work, parted by a space; null: anywhere."),
    ),
    availableFrom: dateField("First day on which they could begin."),
    availableTo: orNull(dateField("Last day on which they would be available; null: without end.")),
  },
});

export type ProfileRecord = RecordOf<typeof profile>;
