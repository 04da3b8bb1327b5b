import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { combine, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import { absence } from "@regiohub/schema/records/index";
import { quietly } from "../quietly.js";
import { dayNamed, extractedOn, firstDay, isOwn, memberNumber, relationNumber } from "./cells.js";

const LEAVE = {
  name: "Verlof.csv",
  file: /^(duo[-_ ]?)?verlof[^.]*\.csv$/i,
  required: false,
  mayBeEmpty: true,
} as const;

const startsOn = firstDay("Begindatum verlof", "Begindatum");
const endsOn = lastDay(dayNamed("Einddatum verlof", "Einddatum"), startsOn);

/** `12AB/3/2024-03-01`: the file has no number for a leave, and its kind is never read. */
const leaveNumber = combine({ relationNumber, startsOn }, (row) => `${row.relationNumber}/${row.startsOn}`);
const key = combine({ memberNumber, leaveNumber }, (row) => `${row.memberNumber} ${row.leaveNumber}`);

/** The rows of each relation that begin on one day: leaves of two kinds, and corrections. */
export const sameLeaves = defineLookups({
  ...LEAVE,
  key: quietly(key).map((found) => found ?? ""),
  columns: { extractedOn: quietly(extractedOn), endsOn: quietly(endsOn) },
});

const same = lookup(sameLeaves, key, (found) => found ?? []);

/**
 * `Verlof.csv`: the days only, whatever the kind and the size of a leave. Leaves that begin on one day are one absence
 * until the last of them ends; a newer extraction goes before an older one. Source: ./README.md
 */
export const leaves = defineExport({
  ...LEAVE,
  record: absence,
  only: combine(
    { isOwn, extractedOn, same },
    (own) => own.isOwn && !own.same.some((row) => (row.extractedOn ?? "") > own.extractedOn),
  ),
  columns: {
    memberNumber,
    absenceNumber: leaveNumber,
    employmentNumber: relationNumber,
    startsOn,
    endsOn: combine({ endsOn, extractedOn, same }, (own) =>
      own.same
        .filter((row) => row.extractedOn === own.extractedOn)
        .reduce((last, row) => later(last, row.endsOn), own.endsOn),
    ),
  },
});

/** The later of two last days; null is later than any, undefined (not read) than none. */
function later(day: CalendarDate | null, other: CalendarDate | null | undefined): CalendarDate | null {
  if (day === null || other === undefined) return day;
  return other === null || other > day ? other : day;
}
