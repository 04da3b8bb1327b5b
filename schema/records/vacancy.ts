import {
  codeField,
  dateField,
  decimalField,
  defineRecord,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";

/** The states of a vacancy. Source: domain brief 3. */
export const VACANCY_STATUSES = [
  "DRAFT",
  "PRIORITY_CHECK",
  "INTERNAL",
  "POOL",
  "REGIONAL",
  "EXTERNAL",
  "OFFERED",
  "FILLED",
  "WITHDRAWN",
] as const;

/** A job that a board wants to fill. */
export const vacancy = defineRecord({
  kind: "vacancy",
  description: "A job that a board wants to fill (vacature).",
  key: ["vacancyNumber"],
  fields: {
    vacancyNumber: textField("The board's own number of the vacancy."),
    title: textField("What the advertisement says."),
    functionCode: orNull(textField("The board's code of the function.")),
    siteCode: orNull(textField("Site (BRIN + 2 digits); null when it is for the board as a whole.")),
    fte: decimalField(6, 4, "Size; 1 = full time."),
    status: codeField(VACANCY_STATUSES, "Where it stands."),
    opensOn: dateField("First day it was open."),
    closesOn: orNull(dateField("Last day to react; null while open-ended.")),
  },
});

export type VacancyRecord = RecordOf<typeof vacancy>;
