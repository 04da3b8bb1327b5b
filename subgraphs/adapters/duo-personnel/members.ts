import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, lookup } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { sexColumn } from "../sex.js";
import { day, extractedOn, isOwn, memberNumber } from "./cells.js";
import { history, PERSONNEL } from "./history.js";

/** Whether no row of the person was taken out of the database later: then this one knows best. */
const isNewest = combine(
  { extractedOn, rows: lookup(history, memberNumber, (found) => found ?? []) },
  (own) => !own.rows.some((row) => (row.extractedOn ?? "") > own.extractedOn),
);

/** `Personeel.csv`: the person stands on each row of each relation, and has no name. Source: ./README.md */
export const members = defineExport({
  ...PERSONNEL,
  record: member,
  only: combine({ isOwn, isNewest }, (row) => row.isOwn && row.isNewest),
  columns: {
    memberNumber,
    initials: constant(null),
    callName: constant(null),
    birthPrefix: constant(null),
    birthName: constant(null),
    partnerPrefix: constant(null),
    partnerName: constant(null),
    nameUsage: constant(null),
    sex: sexColumn("Geslacht"),
    bornOn: day("Geboortedatum"),
    email: constant(null),
  },
});
