import { date, text } from "@regiohub/infra/ingest/columns";
import { combine, constant, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { assignedLines, shareOf } from "../assigned.js";
import { employmentExport } from "../employment-export.js";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, contractWords, outsideChainOf } from "../hr-profile.js";
import { assignments } from "./assignments.js";
import { costAllocations, mainCostCentre } from "./cost-allocations.js";
import { EMPLOYMENTS, employmentKey } from "./employment-key.js";
import { functionColumns } from "./functions.js";
import { fte, hours } from "./hours.js";
import { unitSiteById } from "./units.js";

const startsOn = date("hireDate");
const endsOn = lastDay(date("dischargeDate").optional(), startsOn);
const words = contractWords(text("employmentType").optional(), { after: text("employmentTypeName").optional() });
const unit = text("organizationUnit").optional();
const costCentre = lookup(costAllocations, employmentKey, mainCostCentre);

/** `employments` (dienstverband): an object per employment, whose assignments are its lines. Source: ./README.md */
export const employments = employmentExport({
  ...EMPLOYMENTS,
  columns: {
    memberNumber: text("personCode"),
    employmentNumber: text("employmentCode"),
    lineNumber: startsOn, // of a line that is no assignment
    contractKind: contractKindOf(words),
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    fte,
    hoursPerWeek: hours,
    startsOn,
    endsOn,
    share: constant(null),
    ...functionColumns,
    unitCode: unit,
    siteCode: unitSiteById(unit, costCentre),
    costCentreCode: costCentre,
    scaleCode: constant(null),
    scaleStep: constant(null),
    replacesMemberNumber: constant(null),
    poolSubstitute: constant(null),
    endReason: endReasonColumn(endsOn),
    outsideChain: outsideChainOf(words),
  },
  spread: combine(
    { startsOn, endsOn, hours, assigned: lookup(assignments, employmentKey, (found) => found ?? []) },
    ({ startsOn, endsOn, hours, assigned }) =>
      assignedLines(
        { startsOn, endsOn },
        assigned.map((one) => ({ ...one, share: shareOf(one.hours, hours) })),
      ),
  ),
});
