import { text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { constant, lookup } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { endpoint } from "../youforce/endpoint.js";
import { unitSite } from "../youforce/units.js";
import { isNewest, isThere, newestOf, versionColumns } from "./versions.js";

const FILE = endpoint("youserve-organizationunits");

/** The versions of each unit, by its id. */
export const unitVersions = defineLookups({
  ...FILE,
  only: isThere,
  key: text("id"),
  columns: { ...versionColumns, shortName: text("shortName").optional() },
});

/** `organizationunits`: an object per version of a unit, of which the newest counts. Source: ./README.md */
export const units = defineExport({
  ...FILE,
  record: unit,
  only: isNewest(lookup(unitVersions, text("id").orNull(), (found) => found ?? [])),
  columns: {
    code: text("id"),
    name: text("fullName"),
    parentCode: text("parentOrgUnit").optional(), // boards deliver circles
    siteCode: unitSite(text("id"), text("shortName").optional(), constant(null)),
  },
});

const unitId = text("organizationUnit").optional();
const costCentre = text("costCenter").optional();

/** Unit, site and cost centre of a row that refers to a unit by its id. */
export const placeColumns = {
  unitCode: unitId,
  siteCode: unitSite(
    unitId,
    lookup(unitVersions, unitId, (found) => newestOf(found)?.shortName ?? null),
    costCentre,
  ),
  costCentreCode: costCentre,
};
