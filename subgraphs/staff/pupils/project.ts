/** The pupils of one site, as its history has them. */
export interface SitePupils {
  readonly siteCode: string;
  /** Null: in no municipality that is known; its site stands by itself. */
  readonly municipalityCode: string | null;
  readonly firstYear: number;
  /** On 1 October of `firstYear` and of each year after it; null: fewer than five, and nobody says how many. */
  readonly counts: readonly (number | null)[];
}

/** What is left of a year's growth in the next year: 1 is all, 0 is none. */
export interface Growth {
  readonly municipality: number;
  readonly site: number;
}

/** As the rolling origins up to 2013 had it best: tests/bench/RESULTS.md, "Forecast of pupils". */
export const GROWTH: Growth = { municipality: 0.9, site: 0.5 };

/** Years that growth is read from: one odd year does not make a trend. */
const BACK = 3;

/** What a count from 1 to 4 is taken for, which the source hides. */
const HIDDEN = 2;

/** Pupils of a site on 1 October of a year; none outside its history. */
export function pupilsIn({ firstYear, counts }: SitePupils, year: number): number {
  const count = counts[year - firstYear];
  return count === null ? HIDDEN : (count ?? 0);
}

/**
 * Pupils to be expected at each site, by its code, for `years` years after `origin`, the last year that is known; exact
 * fractions, not persons. Growth of the last three years goes on and fades. A municipality's forecast is made of its
 * own pupils and shared out over its sites as their own growth says, so that sites add up to municipalities, and those
 * to any region; a renumbered school changes nothing in it. A site without pupils in `origin` stays without.
 */
export function projectPupils(
  sites: readonly SitePupils[],
  origin: number,
  years: number,
  growth: Growth = GROWTH,
): ReadonlyMap<string, readonly number[]> {
  const forecast = new Map<string, readonly number[]>();
  for (const group of Map.groupBy(sites, ({ municipalityCode, siteCode }) => municipalityCode ?? siteCode).values()) {
    const total = trend(sum(group, origin), sum(group, origin - BACK), years, growth.municipality);
    const own = group.map((site) => ownTrend(site, origin, years, growth.site));
    const ownTotal = total.map((_, year) => own.reduce((pupils, site) => pupils + (site[year] ?? 0), 0));
    const perOwn = total.map((pupils, year) => (ownTotal[year] ? pupils / ownTotal[year] : 0));
    for (const [index, { siteCode }] of group.entries()) {
      forecast.set(siteCode, own[index]?.map((pupils, year) => pupils * (perOwn[year] ?? 0)) ?? []);
    }
  }
  return forecast;
}

const sum = (sites: readonly SitePupils[], year: number) =>
  sites.reduce((pupils, site) => pupils + pupilsIn(site, year), 0);

/** A new site has grown from nothing, which is no growth to go on with. */
function ownTrend(site: SitePupils, origin: number, years: number, left: number): number[] {
  const now = pupilsIn(site, origin);
  return trend(now, now === 0 ? 0 : pupilsIn(site, origin - BACK) || now, years, left);
}

/** The line through two counts, bent: of each year's growth only a part is left in the next. Never below nothing. */
function trend(now: number, before: number, years: number, left: number): number[] {
  const slope = (now - before) / BACK;
  let grown = 0;
  return Array.from({ length: years }, (_, year) => {
    grown += left ** (year + 1);
    return Math.max(0, now + slope * grown);
  });
}
