import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { employment } from "@regiohub/schema/records/index";
import { assignedLines, shareOf } from "../assigned.js";
import { contractKindColumn } from "../hr-profile.js";
import { assignments } from "./assignments.js";
import { costAllocations, mainCostCentre } from "./cost-allocations.js";
import { EMPLOYMENTS, employmentKey } from "./employment-key.js";
import { functionColumns } from "./functions.js";
import { fte, hours } from "./hours.js";
import { unitSiteById } from "./units.js";

const startsOn = date("hireDate");
const endsOn = lastDay(date("dischargeDate").optional(), startsOn);
const unit = text("organizationUnit").optional();
const costCentre = lookup(costAllocations, employmentKey, mainCostCentre);

/** `employments` (dienstverband): an object per employment, whose assignments are its lines. Source: ./README.md */
export const employments = defineExport({
  ...EMPLOYMENTS,
  record: employment,
  columns: {
    memberNumber: text("personCode"),
    employmentNumber: text("employmentCode"),
    lineNumber: startsOn, // of a line that is no assignment
    contractKind: contractKindColumn(text("employmentType").optional(), {
      after: text("employmentTypeName").optional(),
    }),
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
    functionGroup: constant(null),
    endReason: constant(null),
    outsideChain: constant(null),
    expertise: constant(null),
    secondedTo: constant(null),
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
