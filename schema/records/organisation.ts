import { dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** What an organisation is called, and when it is there. Source: DUO, Basisgegevens instellingen, ORGANISATIES. */
export const organisation = defineRecord({
  kind: "organisation",
  description:
    "An organisation of the register of institutions, as it is now or was at last: a board, a school, a site.",
  key: ["number"],
  fields: {
    number: textField("Its number: five digits a board, BRIN a school, BRIN + two digits a site."),
    name: textField("Full name (naam volledig)."),
    openedOn: orNull(dateField("First day in operation (datum in bedrijf); null when it is not known.")),
    closedOn: orNull(
      dateField(
        "First day on which it is no more (datum uit bedrijf, opheffing); null when nothing says that it ends.",
      ),
    ),
  },
});

export type OrganisationRecord = RecordOf<typeof organisation>;
