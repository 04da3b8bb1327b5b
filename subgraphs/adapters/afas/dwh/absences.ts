import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { absence } from "@regiohub/schema/records/index";
import { connector } from "../connector.js";
import { isWholeDay, lastDayAbsent } from "../recovery.js";
import { employmentNumberOn } from "./contracts.js";

const member = text("Medewerker");
const employment = text("Dienstverband").orNull();
// Not those of Begindatum_connector and Einddatum_connector: they are of one of the stretches of an absence.
const startsOn = date("Begindatum");
const recoveredOn = date("Einddatum").orNull();

/**
 * `DWH_HR_Ziekteverzuim`: a row per stretch of an absence, each with the days of the whole. Never why: the columns that
 * say so are not read. Source: ../README-dwh.md
 */
export const absences = defineExport({
  ...connector("DWH_HR_Ziekteverzuim"),
  record: absence,
  required: false,
  mayBeEmpty: true,
  only: isWholeDay(startsOn, recoveredOn),
  columns: {
    memberNumber: member,
    // There is no id, and somebody who works twice is absent twice.
    absenceNumber: combine({ startsOn, employment }, (of) =>
      of.employment === null ? of.startsOn : `${of.startsOn}/${of.employment}`,
    ),
    employmentNumber: employmentNumberOn(startsOn, member, employment),
    startsOn,
    endsOn: lastDayAbsent(startsOn, recoveredOn),
  },
});
