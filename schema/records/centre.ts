import { codeField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** The life of a mobility centre. Source: domain brief 7, row 10. */
export const CENTRE_STATUSES = ["FORMING", "ACTIVE", "ENDED"] as const;

/** A regional mobility centre, as its lead board (penvoerder) reports it. */
export const centre = defineRecord({
  kind: "centre",
  description: "A regional mobility centre (mobiliteitscentrum, transfercentrum).",
  key: ["centreCode"],
  fields: {
    centreCode: textField("Short code, unique in the hub."),
    name: textField("Name."),
    status: codeField(CENTRE_STATUSES, "Forming, active or ended."),
    startsOn: orNull(dateField("First day; null while forming.")),
    endsOn: orNull(dateField("Last day; null while it runs.")),
  },
});

/** A board that takes part in a mobility centre. */
export const centreBoard = defineRecord({
  kind: "centre_board",
  description: "A board's membership of a mobility centre.",
  key: ["centreCode", "memberBoardNumber", "startsOn"],
  fields: {
    centreCode: textField("Code of the centre."),
    memberBoardNumber: textField("Number of the member board."),
    startsOn: dateField("First day of the membership."),
    endsOn: orNull(dateField("Last day of the membership; null while it runs.")),
  },
});

export type CentreRecord = RecordOf<typeof centre>;
export type CentreBoardRecord = RecordOf<typeof centreBoard>;
