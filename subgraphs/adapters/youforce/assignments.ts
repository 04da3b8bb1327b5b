import { invalid } from "@regiohub/infra/ingest/cell";
import { boolean, date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { employmentKey, employmentKeys } from "./employment-key.js";
import { endpoint } from "./endpoint.js";
import { functionColumns } from "./functions.js";
import { hours } from "./hours.js";
import { unitSiteById } from "./units.js";

const startsOn = date("startDate");
const unit = text("organizationUnit").optional();
const costCentre = text("costCenter").optional();

/** `assignments` (inzet): where the work of an employment is done. Archived ones are history. Source: ./README.md */
export const assignments = defineLookups({
  ...endpoint("assignments"),
  mayBeEmpty: true,
  only: boolean("isActive")
    .optional()
    .map((active) => active !== false),
  key: employmentKey,
  columns: {
    ofEmployment: lookup(
      employmentKeys,
      employmentKey,
      (found) => found?.there ?? invalid("an employment of employments.json", "een dienstverband uit employments.json"),
    ),
    lineNumber: text("id"),
    startsOn,
    endsOn: lastDay(date("endDate").optional(), startsOn),
    ...functionColumns,
    unitCode: unit,
    siteCode: unitSiteById(unit, costCentre),
    costCentreCode: costCentre,
    hours,
  },
});
