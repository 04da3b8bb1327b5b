import { dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/**
 * A time in which somebody did not work. Never why: cause and kind of an absence are refused at the door (AVG art. 9).
 */
export const absence = defineRecord({
  kind: "absence",
  description: "A time in which a person did not work (verzuim, verlof): the days only, never the cause or the kind.",
  key: ["memberNumber", "absenceNumber"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    absenceNumber: textField("The source's own id of the absence, else its first day."),
    employmentNumber: orNull(textField("Which employment of that person; null when it is about all of them.")),
    startsOn: dateField("First day of the absence (begindatum)."),
    endsOn: orNull(dateField("Last day of the absence (einddatum); null while it goes on.")),
  },
});

export type AbsenceRecord = RecordOf<typeof absence>;
