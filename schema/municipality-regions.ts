import type { CalendarDate } from "@regiohub/infra/values";
import { readReference } from "./reference.js";

const FILES = {
  regions: "regions.csv",
  members: "geo/municipality-regions.csv",
  divisions: "geo/municipality-divisions.csv",
} as const;

/** Files of the reference data that say which municipalities lie in which regions. */
export const MUNICIPALITY_REGION_FILES: readonly string[] = Object.values(FILES);

/** Schemes that `divisions` has a column for. */
const DIVISIONS = ["PROVINCIE", "RPA", "COROP"] as const;

const DIVISION_SOURCE = "DUO, register of sites 2026: where the schools of the municipality lie";

/** A municipality that lies in a region, in the columns of a table. */
export interface MunicipalityRegion {
  readonly municipality_code: string;
  readonly scheme: string;
  readonly region_code: string;
  readonly valid_from: CalendarDate;
  /** Last day; null: still. */
  readonly valid_to: CalendarDate | null;
  readonly source: string;
}

/**
 * Which regions municipalities lie in. The lists have no dates of their own: they are of the same edition as the regions
 * that are valid now, and valid as long.
 */
export async function readMunicipalityRegions(): Promise<readonly MunicipalityRegion[]> {
  const regions = await readReference(FILES.regions, ["scheme", "code", "valid_from", "valid_to"]);
  const members = await readReference(FILES.members, ["municipality_code", "region_code", "source"]);
  const divisions = await readReference(FILES.divisions, ["municipality_code", ...DIVISIONS]);
  const valid = new Map(
    regions
      .filter(({ valid_to }) => valid_to === "")
      .map(({ scheme, code, valid_from }) => [`${scheme} ${code}`, valid_from]),
  );
  const named = [
    ...members.map((row) => ({ ...row, scheme: "ARBEIDSMARKTREGIO" })),
    ...divisions.flatMap((row) =>
      DIVISIONS.map((scheme) => ({ ...row, scheme, region_code: row[scheme], source: DIVISION_SOURCE })),
    ),
  ];
  return named.flatMap(({ municipality_code, scheme, region_code, source }) => {
    const valid_from = valid.get(`${scheme} ${region_code}`);
    return valid_from ? [{ municipality_code, scheme, region_code, valid_from, valid_to: null, source }] : [];
  });
}
