import { booleanField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** One organisation going over into another. Source: DUO, Basisgegevens instellingen, OVERGANGEN. */
export const transition = defineRecord({
  kind: "transition",
  description: "An organisation that goes over into another (overgang): a merger, a new number, a part that moves.",
  key: ["fromNumber", "toNumber", "onDay"],
  fields: {
    fromNumber: textField("Number before: five digits a board, BRIN a school, BRIN + two digits a site."),
    toNumber: textField("Number after, of the same form."),
    onDay: dateField("First day under the new number (datum overgang)."),
    code: orNull(textField("The publisher's code of it (code overgang), as it stands.")),
    name: orNull(textField("The publisher's name of it (naam overgang).")),
    isComplete: booleanField("Whether all of it went over (indicatie volledig)."),
  },
});

export type TransitionRecord = RecordOf<typeof transition>;
