import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { combine, constant, lastDay, lookup, using } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../employment-export.js";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, hrProfile, outsideChainOf, siteColumn } from "../hr-profile.js";
import { hired } from "./members.js";

/** `Functie`: names of functions by code. Source: ./README.md */
export const functions = defineLookup({
  name: "Functie.csv",
  file: /^Functie\.csv$/i,
  key: text("[Werkidentificatie]"),
  columns: { name: text("[Functienaam]").orNull() },
});

const startsOn = date("[Begindatum]");
const endsOn = lastDay(date("[Einddatum]").orNull(), startsOn);
const unit = text("[Afdelingscode]").orNull();
const costCentre = text("[Kostenplaats]").orNull();
const functionCode = text("[Functiecode]").orNull();
const hours = decimal("[Uren per week]", { min: 0, max: 80 }).orNull();

const fileNumber = text("[Dossiernummer]");

const words = combine(
  {
    sort: text("[Soort contract]").orNull(),
    sortName: text("[Soort contract omschrijving]").orNull(),
    type: text("[Code type aanstelling]").orNull(), // boards that mark replacements do it here
  },
  (row) => [row.type, row.sort, row.sortName],
);

/** What the words of the contract say; where they say nothing, who is marked as external has no contract. */
const contractKind = contractKindOf(
  words,
  lookup(hired, fileNumber, (found) => (found?.isExternal ? "EXTERNAL" : null)),
);

/** `Aanstellingen`: a row per appointment, which is an employment with one function line. Source: ./README.md */
export const appointments = employmentExport({
  name: "Aanstellingen.csv",
  file: /^Aanstellingen\.csv$/i,
  columns: {
    memberNumber: fileNumber,
    employmentNumber: text("[Volgnummer]"),
    lineNumber: startsOn, // the file has no number for it
    contractKind,
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    fte: using(hrProfile, { hours }, (given, { hoursPerFullTime }) =>
      given.hours === null ? null : divideDecimals(given.hours, String(hoursPerFullTime), 4),
    ),
    hoursPerWeek: hours,
    startsOn,
    endsOn,
    share: constant(null),
    functionCode,
    functionName: lookup(functions, functionCode, (found) => found?.name ?? null),
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre),
    costCentreCode: costCentre,
    scaleCode: constant(null),
    scaleStep: constant(null),
    replacesMemberNumber: constant(null),
    poolSubstitute: constant(null),
    endReason: endReasonColumn(endsOn),
    outsideChain: outsideChainOf(words),
  },
});
