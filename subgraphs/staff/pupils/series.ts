import { projectPupils, type SitePupils } from "./project.js";
import type { PupilYear } from "./type.js";

/** Years after the last count that are expected: further on, nothing is known. */
export const AHEAD = 10;

/** Which years, first and last included. */
export interface Years {
  readonly from: number;
  readonly until: number;
}

/** Makes series of years out of the histories of sites: one per group of their codes. */
export type Series = (siteCodes: readonly string[], years: Years) => PupilYear[];

/**
 * Gives series of pupils.
 * @param sites all sites of each municipality that any of the groups has one in
 * @param known the years that were counted; undefined: none were
 */
export function pupilSeries(sites: readonly SitePupils[], known: Years | undefined): Series {
  const byCode = new Map(sites.map((site) => [site.siteCode, site]));
  const expected = known && projectPupils(sites, known.until, AHEAD);
  return (siteCodes, { from, until }) => {
    const group = siteCodes.flatMap((code) => byCode.get(code) ?? []);
    return Array.from({ length: until - from + 1 }, (_, index): PupilYear => {
      const year = from + index;
      if (!known || !expected || year < known.from || year > known.until + AHEAD) return emptyYear(year);
      if (year <= known.until) return countedYear(group, year);
      return expectedYear(group, year, (code) => expected.get(code)?.[year - known.until - 1]);
    });
  };
}

const emptyYear = (year: number): PupilYear => ({ year, counted: null, hiddenSites: 0, expected: null });

function countedYear(group: readonly SitePupils[], year: number): PupilYear {
  const counts = group.map(({ firstYear, counts }) => counts[year - firstYear]);
  const counted = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return { ...emptyYear(year), counted, hiddenSites: counts.filter((count) => count === null).length };
}

function expectedYear(
  group: readonly SitePupils[],
  year: number,
  expectedAt: (siteCode: string) => number | undefined,
): PupilYear {
  const pupils = group.reduce((sum, { siteCode }) => sum + (expectedAt(siteCode) ?? 0), 0);
  return { ...emptyYear(year), expected: pupils.toFixed(1) };
}
