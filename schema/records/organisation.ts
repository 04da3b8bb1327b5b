import { dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** What an organisation is called. Source: DUO, Basisgegevens instellingen, ORGANISATIES. */
export const organisation = defineRecord({
  kind: "organisation",
  description: "An organisation of the register of institutions, as it is called now: a board.",
  key: ["number"],
  fields: {
    number: textField("Number of the board (bevoegd gezag), five digits."),
    name: textField("Full name (naam volledig)."),
    endsOn: orNull(dateField("Last day (datum uit bedrijf); null while it goes on.")),
  },
});

export type OrganisationRecord = RecordOf<typeof organisation>;
