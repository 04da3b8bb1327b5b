import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { combine, constant, lookup } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { siteColumn } from "../hr-profile.js";
import { quietly } from "../quietly.js";
import { connector } from "./connector.js";

const chart = { ...connector("Profit_OrganizationChart"), shared: true };
const code = text("Unitd"); // so spelled
const startsOn = date("StartDate").optional();

/** The first days of each version of a unit. */
export const unitVersions = defineLookups({
  ...chart,
  required: false,
  key: quietly(code).map((one) => one ?? ""),
  columns: { startsOn: quietly(startsOn) },
});

/**
 * `Profit_OrganizationChart`: a row per version of a unit, of which the last one counts: a unit has no history here.
 * Source: ./README-profit.md
 */
export const organizationChart = (required: boolean) =>
  defineExport({
    ...chart,
    record: unit,
    required,
    only: combine(
      { startsOn, versions: lookup(unitVersions, code, (found) => found ?? []) },
      ({ startsOn, versions }) => versions.every((version) => (version.startsOn ?? "") <= (startsOn ?? "")),
    ),
    columns: {
      code,
      name: text("UnitDesc"),
      parentCode: text("UpperUnit").orNull(),
      siteCode: siteColumn(code, constant(null)),
    },
  });
