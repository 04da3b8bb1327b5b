import { projectPupils, pupilsIn, type SitePupils } from "./project.js";

/** What a forecast of one region came to. */
export interface RegionTest {
  readonly region: string;
  /** Pupils in the last year that was known. */
  readonly known: number;
  /** Pupils per year after it: as forecast, and as they came. */
  readonly forecast: readonly number[];
  readonly came: readonly number[];
}

/** How far a forecast is off, in percent of what came, whatever its sign; mean over the years last. */
export interface Errors {
  readonly forecast: readonly number[];
  /** The same for whoever says "as many as in the last year that is known". */
  readonly naive: readonly number[];
}

/**
 * Forecasts `years` years from what was known in `origin`, and lays what came beside it, by region, or whatever else
 * sites are parts of; in the order of its codes. Sites that are in no region are left out.
 */
export function backTest(
  sites: readonly SitePupils[],
  regionOf: (site: SitePupils) => string | undefined,
  origin: number,
  years: number,
): readonly RegionTest[] {
  const forecast = projectPupils(sites, origin, years);
  const regions = Map.groupBy(sites, regionOf);
  const after = Array.from({ length: years }, (_, index) => index);
  return [...regions]
    .flatMap(([region, members]): RegionTest[] => {
      if (region === undefined) return [];
      const total = (of: (site: SitePupils) => number) => members.reduce((sum, site) => sum + of(site), 0);
      return [
        {
          region,
          known: total((site) => pupilsIn(site, origin)),
          forecast: after.map((index) => total(({ siteCode }) => forecast.get(siteCode)?.[index] ?? 0)),
          came: after.map((index) => total((site) => pupilsIn(site, origin + 1 + index))),
        },
      ];
    })
    .sort((one, other) => (one.region < other.region ? -1 : 1));
}

/** How far the forecast of one region is off. */
export function errorsOf({ known, forecast, came }: RegionTest): Errors {
  const off = (said: (year: number) => number) =>
    withMean(came.map((pupils, year) => (Math.abs(said(year) - pupils) / pupils) * 100));
  return { forecast: off((year) => forecast[year] ?? 0), naive: off(() => known) };
}

/** How far the forecasts of several regions are off in the mean, each region as much as any other. */
export function meanErrors(tests: readonly RegionTest[]): Errors {
  const each = tests.map(errorsOf);
  const mean = (way: keyof Errors) =>
    (each[0]?.[way] ?? []).map((_, year) => meanOf(each.map((errors) => errors[way][year] ?? 0)));
  return { forecast: mean("forecast"), naive: mean("naive") };
}

/** How far the forecasts of all are off together: what each is off, in percent of what came to all. For what may be small. */
export function weighedErrors(tests: readonly RegionTest[]): Errors {
  const total = (of: (test: RegionTest) => number) => tests.reduce((sum, test) => sum + of(test), 0);
  const off = (said: (test: RegionTest, year: number) => number) =>
    withMean(
      (tests[0]?.came ?? []).map((_, year) => {
        const came = (test: RegionTest) => test.came[year] ?? 0;
        return (total((test) => Math.abs(said(test, year) - came(test))) / total(came)) * 100;
      }),
    );
  return { forecast: off(({ forecast }, year) => forecast[year] ?? 0), naive: off(({ known }) => known) };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const withMean = (values: readonly number[]) => [...values, meanOf(values)];
