import { codeField, dateField, defineRecord, type RecordOf } from "@regiohub/infra/record";

/**
 * How it is known from which day on deliveries show who left: the board vouches for it, the first delivery shows
 * somebody who had left by then, or nothing earlier than the first delivery's own day is known.
 */
const BASES = ["VOUCHED", "LEAVERS_SEEN", "DELIVERED"] as const;

/** The days of which a board's deliveries tell who came and went. Made by the subgraph that keeps them, never delivered. */
export const observed = defineRecord({
  kind: "observed",
  description: "The days of which a board's deliveries tell who came and went.",
  key: ["fromOn"],
  fields: {
    fromOn: dateField("First day of which they tell."),
    untilOn: dateField("Last day of which they tell: that of the last delivery."),
    basis: codeField(BASES, "How the first day is known."),
  },
});

export type ObservedRecord = RecordOf<typeof observed>;
