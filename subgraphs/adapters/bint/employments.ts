import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { combine, constant, firstOf, lastDay, lookup, using } from "@regiohub/infra/ingest/derive";
import { assignedLines } from "../assigned.js";
import { employmentExport } from "../employment-export.js";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, contractWords, hrProfile, outsideChainOf, siteColumn } from "../hr-profile.js";
import {
  assignments,
  costCentre,
  employmentKey,
  employmentNumber,
  employmentPerson,
  hours,
  notZero,
} from "./assignments.js";
import { PERSONS } from "./files.js";
import { functionName } from "./functions.js";

const startsOn = date("P00322");
const endsOn = lastDay(date("P00830").optional(), startsOn);
const unit = text("P01106").optional();
const functionCode = text("P01107").optional();
const words = contractWords(text("P01102").optional(), { after: text("P01102.words").optional() });

/** `dienstverband`: an employment, whose `inzet` are its lines. Source: ./README.md */
export const employments = employmentExport({
  ...PERSONS,
  only: text("@record").map((record) => record === "dienstverband"),
  columns: {
    memberNumber: employmentPerson,
    employmentNumber,
    lineNumber: startsOn, // of a line that is no inzet
    contractKind: contractKindOf(words),
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    fte: firstOf(
      notZero(decimal("P00404", { min: 0, max: 200 })).map((percent) => percent && divideDecimals(percent, "100", 4)),
      using(hrProfile, { hours }, (given, { hoursPerFullTime }) =>
        given.hours === null ? null : divideDecimals(given.hours, String(hoursPerFullTime), 4),
      ),
    ).orNull(),
    hoursPerWeek: hours,
    startsOn,
    endsOn,
    share: constant(null),
    functionCode,
    functionName: functionName(functionCode, text("P01107.words").optional()),
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
  spread: combine(
    { startsOn, endsOn, assigned: lookup(assignments, employmentKey, (found) => found ?? []) },
    ({ startsOn, endsOn, assigned }) => assignedLines({ startsOn, endsOn }, assigned),
  ),
});
