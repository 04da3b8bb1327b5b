import { invalid } from "@regiohub/infra/ingest/cell";
import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import { absence } from "@regiohub/schema/records/index";
import { shared } from "../../uncovered.js";
import { joined } from "../cells.js";
import { connector } from "../connector.js";
import { isWholeDay, lastDayAbsent } from "../recovery.js";
import { contracts } from "./contracts.js";

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
    employmentNumber: combine(
      {
        employment,
        startsOn,
        found: lookup(
          contracts,
          joined(
            member,
            employment.map((one) => one ?? ""),
          ),
          (rows) => rows ?? [],
        ),
      },
      ({ employment, startsOn, found }) => {
        if (employment === null) return null;
        const contract = found.find((one) => shared(one, { startsOn, endsOn: startsOn }));
        return contract
          ? `${employment}/${contract.number}`
          : invalid(
              "an employment with a contract on the first day",
              "een dienstverband met een contract op de eerste dag",
            );
      },
    ),
    startsOn,
    endsOn: lastDayAbsent(startsOn, recoveredOn),
  },
});
