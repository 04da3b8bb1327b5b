import {
  codeField,
  dateField,
  defineRecord,
  integerField,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";

/** The life cycle of an application. Source: Awb title 4.2; domain brief 4.1. */
export const APPLICATION_STATUSES = [
  "DRAFT",
  "SUBMITTED",
  "INCOMPLETE",
  "IN_REVIEW",
  "GRANTED",
  "REJECTED",
  "WITHDRAWN",
  "SETTLED",
  "CLOSED",
] as const;

/** An application for a subsidy by a mobility centre or a board. */
export const application = defineRecord({
  kind: "application",
  description: "An application for a subsidy (subsidieaanvraag).",
  key: ["applicationNumber"],
  fields: {
    applicationNumber: textField("The applicant's own number."),
    schemeCode: textField("Code of the scheme (regeling) in the reference data."),
    centreCode: orNull(textField("Code of the mobility centre that applies; null when the board applies itself.")),
    requestedCents: integerField("Amount asked, in euro cents."),
    status: codeField(APPLICATION_STATUSES, "Where it stands."),
    submittedOn: orNull(dateField("Day of submission; null while a draft.")),
  },
});

export type ApplicationRecord = RecordOf<typeof application>;
