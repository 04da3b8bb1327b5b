import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, firstOf, lastDay } from "@regiohub/infra/ingest/derive";
import { employment } from "@regiohub/schema/records/index";
import { contractKindColumn, siteColumn } from "../hr-profile.js";

const unit = text("Organisatorische_eenheid_code").orNull();
const costCentre = text("Kostenplaats_code").orNull();

/**
 * `T4E_HelloID_Employments_v2`: a row per function line. Hours, percentage and FTE are of the whole employment, now,
 * and stand on each of its lines. Source: ./README.md
 */
export const employments = defineExport({
  name: "T4E_HelloID_Employments_v2.json",
  file: /T4E_HelloID_Employments_v2[^.]*\.json$/i,
  record: employment,
  columns: {
    memberNumber: text("Medewerker"),
    // Two numbers, both needed: a contract number is only sure to be unique within its employment (dienstverband).
    employmentNumber: combine(
      { contract: text("Volgnummer_contract"), whole: text("Dienstverband").orNull() },
      ({ contract, whole }) => (whole === null ? contract : `${whole}/${contract}`),
    ),
    lineNumber: firstOf(text("ExternalID").optional(), date("Begindatum_functie")),
    contractKind: contractKindColumn(text("Type_contract")),
    contractStartsOn: date("Begindatum_contract"),
    contractEndsOn: lastDay(date("Einddatum_contract").orNull(), date("Begindatum_contract")),
    fte: firstOf(
      decimal("FTE", { min: 0, max: 2 }).orNull(),
      decimal("Parttime_percentage", { min: 0, max: 200 })
        .orNull()
        .map((percent) => percent && divideDecimals(percent, "100", 4)),
    ).orNull(),
    hoursPerWeek: decimal("Uren_per_week", { min: 0, max: 80 }).orNull(),
    startsOn: date("Begindatum_functie"),
    endsOn: lastDay(date("Einddatum_functie").orNull(), date("Begindatum_functie")),
    share: constant(null), // only T4E_HelloID_Positions_v2 says it
    functionCode: text("Functie_code").orNull(),
    functionName: text("Functie_omschrijving").orNull(),
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre),
    costCentreCode: costCentre,
  },
});
