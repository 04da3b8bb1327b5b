import {
  booleanField,
  codeField,
  dateField,
  defineRecord,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";
import { SEXES } from "./member.js";

/** Somebody at a board, as far as others need to know. Made by the subgraph that keeps people, never delivered. */
export const worker = defineRecord({
  kind: "worker",
  description: "Somebody who works or worked at a board, without a name.",
  key: ["memberNumber"],
  person: "memberNumber",
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer)."),
    bornOn: orNull(dateField("Date of birth. Null when not delivered.")),
    sex: orNull(codeField(SEXES, "Sex as the file has it. Null when not delivered.")),
    hasStretches: booleanField("Whether there is any stretch of theirs; if not, all that was told of them is gone."),
  },
});

export type WorkerRecord = RecordOf<typeof worker>;
