import type { CalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { divided } from "./exact.js";

/** People who reach the age of the state pension in one month. */
export interface Exit {
  /** First day on which they are no longer employed. */
  readonly on: CalendarDate;
  readonly persons: number;
  /** Of them together, in ten-thousandths, as all FTE here. */
  readonly fte: bigint;
}

/** The pupils that some sites have in the first year, and those that are expected in each year after it. */
export interface PupilForecast {
  readonly known: number;
  readonly expected: readonly number[];
}

/** Where a forecast begins, for one site on 1 October. People above school level are at their board's first site. */
export interface SiteStaff {
  readonly siteCode: string;
  readonly persons: number;
  readonly fte: bigint;
  readonly exits: readonly Exit[];
  /** FTE that come in each year. */
  readonly inflow: bigint;
  /** Of the site; undefined where the history of pupils does not know it. */
  readonly pupils?: PupilForecast | undefined;
  /** Of all sites of its board. */
  readonly boardPupils?: PupilForecast | undefined;
  /** FTE that somebody else has reckoned for this site, by year. */
  readonly formation?: ReadonlyMap<number, bigint> | undefined;
  /** Years whose `formation` is as large as that of the board's other sites, for want of pupils to share the board's by. */
  readonly evenYears?: ReadonlySet<number> | undefined;
}

/** What is taken to happen at all sites alike. */
export interface Course {
  /** Part of the staff that leaves each year for other reasons than age, in ten-thousandths: 500 is 5 %. */
  readonly outflowRate: bigint;
  /** Months that people work on behind the age of the state pension. */
  readonly retirementShift?: number | undefined;
  /** Pupils per FTE that are aimed at, in ten-thousandths; else each board keeps those that it has. */
  readonly pupilsPerFte?: bigint | undefined;
}

/** What the formation of a year was made of: a delivered forecast, an even part of one, pupils, what there was, or some of these. */
export type FormationBasis = "DELIVERED" | "SHARED_EVENLY" | "PUPILS" | "HELD" | "MIXED";

/** One year of a forecast, on 1 October; all but the year and the basis in ten-thousandths of an FTE. */
export interface StaffYear {
  readonly year: number;
  readonly stock: bigint;
  /** Since 1 October of the year before. */
  readonly retired: bigint;
  readonly outflow: bigint;
  readonly inflow: bigint;
  /** FTE that are needed. */
  readonly formation: bigint;
  readonly basis: FormationBasis;
}

/** From which 1 October, and how many years on. */
export interface Span {
  readonly from: number;
  readonly years: number;
}

/** The years of a forecast, each by its 1 October, in order. */
export const yearsOf = ({ from, years }: Span): number[] =>
  Array.from({ length: years }, (_, index) => from + 1 + index);

/**
 * The staff of each site, by its code, for each year after the first: what there was, less who retires, less the part
 * that leaves, and who comes in. Source: domain brief 6.2. Each site is rounded by itself and nothing else is, so that
 * sites add up to boards, and boards' parts to any region, to the last digit. A site may come below nothing, where as many
 * retire as it has and others leave besides: its board is right.
 */
export const projectStaff = (
  sites: readonly SiteStaff[],
  course: Course,
  span: Span,
): ReadonlyMap<string, readonly StaffYear[]> =>
  new Map(sites.map((site) => [site.siteCode, projectSite(site, course, span)]));

function projectSite(site: SiteStaff, course: Course, span: Span): StaffYear[] {
  const { inflow } = site;
  const retiring = retiredIn(site.exits, span, course.retirementShift ?? 0);
  let stock = site.fte;
  return yearsOf(span).map((year, index) => {
    const retired = retiring[index] ?? 0n;
    const outflow = divided(stock * course.outflowRate, UNIT);
    stock = stock - retired - outflow + inflow;
    return { year, stock, retired, outflow, inflow, ...formationOf(site, course, year, index) };
  });
}

/** Whether what is needed at any of these sites follows from pupils, in any of the years that are told. */
export const arePupilsFollowed = (
  projected: ReadonlyMap<string, readonly StaffYear[]>,
  isTold: (year: number) => boolean,
): boolean => [...projected.values()].flat().some(({ year, basis }) => basis === "PUPILS" && isTold(year));

/** Ten-thousandths. */
const UNIT = 10_000n;

/** Year by year the FTE of those whose last day at work is between 1 October of the year before and 30 September. */
function retiredIn(exits: readonly Exit[], { from, years }: Span, shift: number): readonly bigint[] {
  const first = monthsOf(octoberOf(from));
  const retired = Array.from({ length: years }, () => 0n);
  for (const { on, fte } of exits) {
    const index = Math.ceil((monthsOf(on) + shift - first) / 12) - 1;
    if (index >= 0 && index < years) retired[index] = (retired[index] as bigint) + fte;
  }
  return retired;
}

/** Months since year 0 of the first day of a month, as all days of exit are. */
export const monthsOf = (day: CalendarDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

function formationOf(
  site: SiteStaff,
  { pupilsPerFte }: Course,
  year: number,
  index: number,
): Pick<StaffYear, "formation" | "basis"> {
  const delivered = site.formation?.get(year);
  if (delivered !== undefined) {
    return { formation: delivered, basis: site.evenYears?.has(year) ? "SHARED_EVENLY" : "DELIVERED" };
  }
  const followed = pupilsPerFte ? site.pupils : site.boardPupils;
  const known = exact(followed?.known ?? 0);
  if (known === 0n) return { formation: site.fte, basis: "HELD" };
  const expected = exact(followed?.expected[index] ?? 0);
  const formation = pupilsPerFte ? divided(expected * UNIT, pupilsPerFte) : divided(site.fte * expected, known);
  return { formation, basis: "PUPILS" };
}

/** Pupils in ten-thousandths. */
const exact = (pupils: number) => BigInt(Math.round(pupils * Number(UNIT)));
