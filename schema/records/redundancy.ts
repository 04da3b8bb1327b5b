import { codeField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** How far somebody is whose job is surplus. HR enters it, nothing derives it. Source: domain brief 2.5. */
export const REDUNDANCY_STATUSES = [
  "AT_RISK",
  "VOLUNTARY_PHASE",
  "RDDF",
  "FORCED_PHASE",
  "NOTICE",
  "RESOLVED",
] as const;

/** How it was resolved. */
export const RESOLUTIONS = ["PLACED_INTERNALLY", "PLACED_AT_BOARD", "RETIRED", "LEFT", "WITHDRAWN"] as const;

/** A time in which somebody's job is surplus, or about to be. */
export const redundancy = defineRecord({
  kind: "redundancy",
  description: "A time in which a person's job is surplus to the formation, or may become so (boventalligheid).",
  key: ["memberNumber", "sinceOn"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    sinceOn: dateField("First day of it."),
    status: codeField(REDUNDANCY_STATUSES, "How far it is, at delivery."),
    resolvedOn: orNull(dateField("Day on which it was resolved; null while it is not.")),
    resolvedBy: orNull(
      codeField(
        RESOLUTIONS,
        "How: in another job here or at another board, by leaving, or taken back. Null while it is not.",
      ),
    ),
  },
});

export type RedundancyRecord = RecordOf<typeof redundancy>;
