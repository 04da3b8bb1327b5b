import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { firstOf, lastDay } from "@regiohub/infra/ingest/derive";
import { sizeColumn } from "../../sizes.js";
import { hoursCell, joined } from "../cells.js";
import { connector } from "../connector.js";

/** The contract's number, by either of its names. Source: hr-formats 14.4 */
const contractNumber = firstOf(text("Koppeling_contract").optional(), text("Volgnummer_contract").optional());

/** Of which employment the contract is; null where the file has no column for it. */
const employment = text("Dienstverband").optional();

/**
 * `DWH_HR_Rooster`: sizes of a contract as time goes by, by `Medewerker/contract`. A size that is wrong is unknown on its
 * days, so that no other takes its place. Source: ../README-dwh.md
 */
export const rosters = defineLookups({
  ...connector("DWH_HR_Rooster"),
  required: false,
  key: joined(text("Medewerker"), contractNumber),
  columns: {
    employment,
    startsOn: date("Begindatum_rooster"),
    endsOn: lastDay(date("Einddatum_rooster").orNull(), date("Begindatum_rooster")),
    fte: sizeColumn("FTE").orDropped(), // leave for older staff (BAPO_FTE) is not taken off: it is leave, not a smaller job
    hours: hoursCell("Aantal_uren_per_week").orDropped(),
  },
});

/** `DWH_HR_Salarissen`: scale and step of a contract as time goes by, keyed as `rosters`; never the salary itself. */
export const scales = defineLookups({
  ...connector("DWH_HR_Salarissen"),
  required: false,
  key: joined(text("Medewerker"), contractNumber),
  columns: {
    employment,
    startsOn: date("Begindatum_salaris"),
    endsOn: lastDay(date("Einddatum_salaris").orNull(), date("Begindatum_salaris")),
    code: text("Schaal_code").orNull(),
    step: decimal("Trede", { min: 0, max: 99 }).orDropped(),
  },
});
