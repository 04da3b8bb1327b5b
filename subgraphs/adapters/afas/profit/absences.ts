import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { constant, lastDay } from "@regiohub/infra/ingest/derive";
import { absence } from "@regiohub/schema/records/index";
import { joined } from "../cells.js";
import { connector } from "../connector.js";
import { isWholeDay, lastDayAbsent } from "../recovery.js";

const startsOn = date("StartDate");
const recoveredOn = date("EndDate").orNull();

/** Of an absence in either file, for they are told apart by nothing: what kind it is does not enter. */
const absenceOf = (id: string) => ({
  memberNumber: text("EmployeeId"),
  absenceNumber: joined(startsOn, text(id)), // the two files may use one number for two absences
  employmentNumber: constant(null), // the connectors have no number of the employment
  startsOn,
});

/** `Profit_Illness`: a row per absence (verzuim), whose end is the day of recovery. Source: ../README-profit.md */
export const illnesses = defineExport({
  ...connector("Profit_Illness"),
  record: absence,
  required: false,
  mayBeEmpty: true,
  only: isWholeDay(startsOn, recoveredOn),
  columns: { ...absenceOf("AbsenceId"), endsOn: lastDayAbsent(startsOn, recoveredOn) },
});

/** `Profit_Leaves`: a row per leave (verlof), whose end is its last day. Source: ../README-profit.md */
export const leaves = defineExport({
  ...connector("Profit_Leaves"),
  record: absence,
  required: false,
  mayBeEmpty: true,
  columns: { ...absenceOf("LeaveId"), endsOn: lastDay(date("EndDate").orNull(), startsOn) },
});
