import { codeField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** Which surname a person goes by. The same four in all systems, under other codes. Source: hr-formats 10. */
export const NAME_USAGES = ["OWN", "PARTNER_OWN", "PARTNER", "OWN_PARTNER"] as const;
export const SEXES = ["MALE", "FEMALE", "OTHER"] as const;

/** A person on a board's payroll. */
export const member = defineRecord({
  kind: "member",
  description: "A person in a board's personnel file (medewerker).",
  key: ["memberNumber"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    initials: orNull(textField("Initials (voorletters).")),
    callName: orNull(textField("Name in daily use (roepnaam).")),
    birthPrefix: orNull(textField("Prefix of the birth surname (voorvoegsel).")),
    birthName: orNull(
      textField("Surname at birth (geboortenaam), without its prefix; null when the source gives no names."),
    ),
    partnerPrefix: orNull(textField("Prefix of the partner's surname.")),
    partnerName: orNull(textField("Partner's surname (geboortenaam partner).")),
    nameUsage: orNull(codeField(NAME_USAGES, "Which surname is used (naamgebruik).")),
    sex: orNull(codeField(SEXES, "Sex (geslacht); null when unknown.")),
    bornOn: orNull(dateField("Date of birth (geboortedatum); null when the export does not carry it.")),
    email: orNull(textField("Work e-mail address.")),
  },
});

export type MemberRecord = RecordOf<typeof member>;
