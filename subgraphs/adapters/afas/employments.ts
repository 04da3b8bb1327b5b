import { date, text } from "@regiohub/infra/ingest/columns";
import { combine, constant, firstOf, lastDay, lookup, whereKept } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../employment-export.js";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, contractWords, outsideChainOf, siteColumn } from "../hr-profile.js";
import { sizeColumn } from "../sizes.js";
import { functionGroupCell, hoursCell, percentage, typeOfContract } from "./cells.js";
import { connector } from "./connector.js";
import { dividedLine, positions } from "./positions.js";

const unit = text("Organisatorische_eenheid_code").orNull();
const costCentre = text("Kostenplaats_code").orNull();
const startsOn = date("Begindatum_functie");
const endsOn = lastDay(date("Einddatum_functie").orNull(), startsOn);
const contractType = text("Type_contract");
const words = contractWords(contractType, {
  before: text("Soort_medewerker").optional(), // who is hired or a trainee is so whatever the contract
  after: contractType.map(typeOfContract),
});
const contractStartsOn = date("Begindatum_contract");
const contractEndsOn = lastDay(date("Einddatum_contract").orNull(), contractStartsOn);
const lineId = text("ExternalID").optional();
const lineNumber = firstOf(lineId, startsOn);

/**
 * `T4E_HelloID_Employments_v2`: a row per function line. Hours, percentage and FTE are of the whole employment, now,
 * and stand on each of its lines. Source: ./README.md
 */
export const employments = employmentExport({
  ...connector("T4E_HelloID_Employments_v2"),
  columns: {
    memberNumber: text("Medewerker"),
    // Two numbers, both needed: a contract number is only sure to be unique within its employment (dienstverband).
    employmentNumber: combine(
      { contract: text("Volgnummer_contract"), whole: text("Dienstverband").orNull() },
      ({ contract, whole }) => (whole === null ? contract : `${whole}/${contract}`),
    ),
    lineNumber,
    contractKind: contractKindOf(words),
    contractStartsOn,
    contractEndsOn,
    fte: firstOf(sizeColumn("FTE"), percentage("Parttime_percentage", 200).orNull()).orNull(),
    hoursPerWeek: hoursCell("Uren_per_week").orNull(),
    startsOn,
    endsOn,
    share: constant(null), // only a position has one
    functionCode: text("Functie_code").orNull(),
    functionName: text("Functie_omschrijving").orNull(),
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre),
    costCentreCode: costCentre,
    scaleCode: constant(null),
    scaleStep: constant(null),
    replacesMemberNumber: constant(null),
    poolSubstitute: constant(null),
    functionGroup: functionGroupCell("Soort_medewerker_code"),
    endReason: endReasonColumn(contractEndsOn),
    outsideChain: outsideChainOf(words),
  },
  spread: whereKept(
    positions,
    combine(
      { startsOn, endsOn, lineNumber, divided: lookup(positions, lineId, (found) => found ?? []) },
      ({ lineNumber, divided, ...line }) => dividedLine(line, lineNumber, divided),
    ),
    [{}],
  ),
});
