import { quantile } from "../forecast/quantile.js";
import { backTest } from "./back-test.js";
import { pupilsIn, type SitePupils } from "./project.js";

/** How one forecast of one region went astray: per year, what came less what was said, as a part of what was said. */
export type ErrorPath = readonly number[];

/** Origins whose forecasts have all come true or not by 2019, the last year that the parameters were chosen from. */
const ORIGINS = Array.from({ length: 13 }, (_, index) => 2001 + index);

/** Years that a path has. */
const REACH = 6;

/**
 * How the forecasts of each region from 2001 to 2013 went astray, six years each. Errors of one path belong together: who
 * is too low in one year is so in the next.
 */
export function errorPaths(
  sites: readonly SitePupils[],
  regionOf: (site: SitePupils) => string | undefined,
): readonly ErrorPath[] {
  const municipalities = [...Map.groupBy(sites, ({ municipalityCode }) => municipalityCode)].map(together);
  return ORIGINS.flatMap((origin) =>
    backTest(municipalities, regionOf, origin, REACH).map(({ forecast, came }) =>
      forecast.map((said, year) => ((came[year] ?? 0) - said) / said),
    ),
  );
}

/** A municipality as if it were one site: its forecast is the same, and made thirteen times it takes a twentieth. */
function together([municipalityCode, sites]: readonly [string | null, readonly SitePupils[]]): SitePupils {
  const firstYear = Math.min(...sites.map((site) => site.firstYear));
  const end = Math.max(...sites.map((site) => site.firstYear + site.counts.length));
  const counts = Array.from({ length: end - firstYear }, (_, index) =>
    sites.reduce((pupils, site) => pupils + pupilsIn(site, firstYear + index), 0),
  );
  return { siteCode: municipalityCode ?? "", municipalityCode, firstYear, counts };
}

/**
 * What is off by no more than this, up or down, in so many of the paths, per year: 0.8 gives the half width of an 80 % band.
 * The sign of a path does not count: that most of them are below is the decline of those years, which need not come again.
 */
export const halfWidths = (paths: readonly ErrorPath[], part: number): readonly number[] =>
  Array.from({ length: REACH }, (_, year) =>
    quantile(
      paths.map((path) => Math.abs(path[year] ?? 0)),
      part,
    ),
  );
