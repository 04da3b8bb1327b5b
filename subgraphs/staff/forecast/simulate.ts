import { octoberOf } from "@regiohub/schema/octobers";
import type { ErrorPath } from "../pupils/bands.js";
import { binomial, poisson, type Uniform } from "./chance.js";
import {
  type Course,
  type Exit,
  monthsOf,
  projectStaff,
  type SiteStaff,
  type Span,
  type StaffYear,
} from "./project.js";
import { quantile } from "./quantile.js";

/** What a figure comes to in one of ten, half and nine of ten of the draws, in ten-thousandths. */
export interface Band {
  readonly low: bigint;
  readonly middle: bigint;
  readonly high: bigint;
}

/** What chance makes of one year. */
export interface BandYear {
  readonly year: number;
  readonly stock: Band;
  readonly formation: Band;
  readonly gap: Band;
}

/** How chance is played. */
export interface Chance {
  readonly draws: number;
  readonly uniform: Uniform;
  /** Part of those who reach the age that works on, up to a year. */
  readonly workOn: number;
  /** How former forecasts of pupils went astray; empty: pupils are taken to come as they are expected. */
  readonly paths: readonly ErrorPath[];
}

/**
 * How far a forecast of sites together may be off: people leave and come each by themselves, some work on behind the age,
 * and pupils are off as they once were, all sites in the same direction. Bands are of the whole and do not add up.
 * @param projected what is expected of the sites, where that is known already
 */
export function simulate(
  sites: readonly SiteStaff[],
  course: Course,
  span: Span,
  chance: Chance,
  projected = projectStaff(sites, course, span),
): readonly BandYear[] {
  const whole = together(sites, [...projected.values()], span);
  const draws = Array.from({ length: chance.draws }, () => drawOne(whole, course, span, chance));
  return Array.from({ length: span.years }, (_, index) => {
    const bandOf = (of: (year: DrawnYear) => number): Band => {
      const values = draws.map((years) => of(years[index] as DrawnYear));
      const at = (part: number) => BigInt(Math.round(quantile(values, part)));
      return { low: at(0.1), middle: at(0.5), high: at(0.9) };
    };
    return {
      year: span.from + 1 + index,
      stock: bandOf(({ stock }) => stock),
      formation: bandOf(({ formation }) => formation),
      gap: bandOf(({ stock, formation }) => formation - stock),
    };
  });
}

/** The sites as one: chance does not know which site somebody leaves. FTE in ten-thousandths, as fractions. */
interface Whole {
  readonly persons: number;
  readonly fte: number;
  readonly inflow: number;
  /** Who reaches the age, by month since year 0. */
  readonly exits: readonly { readonly month: number; readonly persons: number; readonly fte: number }[];
  /** Per year, what is needed: as pupils are expected, and whatever they do. */
  readonly byPupils: readonly number[];
  readonly fixed: readonly number[];
}

function together(sites: readonly SiteStaff[], projected: readonly (readonly StaffYear[])[], span: Span): Whole {
  const needed = (which: (year: StaffYear) => boolean) =>
    Array.from({ length: span.years }, (_, index) =>
      projected.reduce((sum, years) => {
        const year = years[index];
        return year && which(year) ? sum + Number(year.formation) : sum;
      }, 0),
    );
  return {
    persons: sites.reduce((sum, { persons }) => sum + persons, 0),
    fte: sites.reduce((sum, { fte }) => sum + Number(fte), 0),
    inflow: sites.reduce((sum, { inflow }) => sum + Number(inflow), 0),
    exits: byMonth(sites.flatMap(({ exits }) => exits)),
    byPupils: needed(({ basis }) => basis === "PUPILS"),
    fixed: needed(({ basis }) => basis !== "PUPILS"),
  };
}

/** Months are few, whatever the number of people: what is drawn for each is drawn quickly. */
const byMonth = (exits: readonly Exit[]): Whole["exits"] =>
  [...Map.groupBy(exits, ({ on }) => monthsOf(on))].map(([month, each]) => ({
    month,
    persons: each.reduce((sum, { persons }) => sum + persons, 0),
    fte: each.reduce((sum, { fte }) => sum + Number(fte), 0),
  }));

interface DrawnYear {
  readonly stock: number;
  readonly formation: number;
}

function drawOne(whole: Whole, course: Course, { from, years }: Span, chance: Chance): DrawnYear[] {
  const { uniform } = chance;
  const perPerson = whole.persons === 0 ? UNIT : whole.fte / whole.persons;
  const retired = drawRetired(whole, course, { from, years }, chance);
  const path = drawPath(chance);
  let stock = whole.fte;
  return Array.from({ length: years }, (_, index) => {
    const leavers = binomial(uniform, Math.round(stock / perPerson), Number(course.outflowRate) / UNIT);
    const comers = poisson(uniform, whole.inflow / perPerson);
    stock = Math.max(0, stock - (retired[index] ?? 0) + (comers - leavers) * perPerson);
    return { stock, formation: (whole.byPupils[index] ?? 0) * (1 + (path[index] ?? 0)) + (whole.fixed[index] ?? 0) };
  });
}

/** Ten-thousandths. */
const UNIT = 10_000;

/** FTE of those who retire in each year, when some of them work on for up to twelve months, each as long as any other. */
function drawRetired(
  { exits }: Whole,
  { retirementShift = 0 }: Course,
  { from, years }: Span,
  { uniform, workOn }: Chance,
): readonly number[] {
  const retired = new Array<number>(years).fill(0);
  const retire = (year: number, fte: number) => {
    if (year >= 0 && year < years) retired[year] = (retired[year] ?? 0) + fte;
  };
  for (const { month, persons, fte } of exits) {
    const since = month + retirementShift - monthsOf(octoberOf(from));
    const year = Math.ceil(since / 12) - 1;
    // Of the months from none to twelve that somebody works on, those that reach into the next year.
    const beyond = (since - 12 * year) / 13;
    const later = persons === 0 ? 0 : binomial(uniform, persons, workOn * beyond) / persons;
    retire(year, fte * (1 - later));
    retire(year + 1, fte * later);
  }
  return retired;
}

/** One of the paths, as it was or turned round: that pupils fell in those years says nothing of the next ones. */
function drawPath({ uniform, paths }: Chance): ErrorPath {
  const path = paths[Math.floor(uniform() * paths.length)] ?? [];
  return uniform() < 0.5 ? path : path.map((part) => -part);
}
