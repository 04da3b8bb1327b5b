import { type Column, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookup } from "@regiohub/infra/ingest/define";
import { constant, lookup, using } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { hrProfile, siteColumn } from "../hr-profile.js";
import { endpoint } from "./endpoint.js";

const FILE = endpoint("organizationUnits");

/** Short names of units by their id, which is what the other files refer to. */
export const unitNames = defineLookup({
  ...FILE,
  key: text("id"),
  columns: { shortName: text("shortName").optional() },
});

/**
 * The site of a unit: what the profile says of its id, else of its short name or of the cost centre, else what the
 * short name's own form says. Board IT knows a unit by its short name, the files by its id.
 */
export const unitSite = (
  id: Column<string | null>,
  shortName: Column<string | null>,
  costCentre: Column<string | null>,
): Column<string | null> =>
  using(hrProfile, { id, named: siteColumn(shortName, costCentre) }, (given, { units }) =>
    given.id !== null && Object.hasOwn(units, given.id) ? (units[given.id] ?? null) : given.named,
  );

/** The site of a unit of which only the id is at hand. */
export const unitSiteById = (id: Column<string | null>, costCentre: Column<string | null>): Column<string | null> =>
  unitSite(
    id,
    lookup(unitNames, id, (found) => found?.shortName ?? null),
    costCentre,
  );

/** `organizationUnits`: an object per unit. Source: ./README.md */
export const units = defineExport({
  ...FILE,
  record: unit,
  columns: {
    code: text("id"),
    name: text("fullName"),
    parentCode: text("parentOrgUnit").optional(), // boards deliver circles
    siteCode: unitSite(text("id"), text("shortName").optional(), constant(null)),
  },
});
