import { type Growth, projectPupils, pupilsIn, type SitePupils } from "./project.js";
import { AHEAD, type Years } from "./series.js";

/** Gives the pupils of a site on 1 October of a year, counted or expected; undefined where nothing is known of it. */
export type PupilsOf = (siteCode: string, year: number) => number | undefined;

/**
 * Gives the pupils of sites by year: up to the last count as they were counted, in the ten years after it as expected.
 * @param sites all sites of each municipality that is asked of
 * @param known the years that were counted; undefined: none were
 */
export function pupilsOfSites(
  sites: readonly SitePupils[],
  known: Years | undefined,
  growth?: Growth | undefined,
): PupilsOf {
  if (!known) return () => undefined;
  const expected = projectPupils(sites, known.until, AHEAD, growth);
  const byCode = new Map(sites.map((site) => [site.siteCode, site]));
  return (siteCode, year) => {
    const site = byCode.get(siteCode);
    if (year > known.until) return expected.get(siteCode)?.[year - known.until - 1];
    return site && pupilsIn(site, year);
  };
}
