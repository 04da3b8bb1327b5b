import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { defineExport, defineLookup } from "@regiohub/infra/ingest/define";
import { constant, lastDay, lookup, using } from "@regiohub/infra/ingest/derive";
import { employment } from "@regiohub/schema/records/index";
import { contractKindColumn, hrProfile, siteColumn } from "../hr-profile.js";

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

/** `Aanstellingen`: a row per appointment, which is an employment with one function line. Source: ./README.md */
export const appointments = defineExport({
  name: "Aanstellingen.csv",
  file: /^Aanstellingen\.csv$/i,
  record: employment,
  columns: {
    memberNumber: text("[Dossiernummer]"),
    employmentNumber: text("[Volgnummer]"),
    lineNumber: startsOn, // the file has no number for it
    contractKind: contractKindColumn(text("[Soort contract]").orNull(), {
      before: text("[Code type aanstelling]").orNull(), // boards that mark replacements do it here
      after: text("[Soort contract omschrijving]").orNull(),
    }),
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
  },
});
