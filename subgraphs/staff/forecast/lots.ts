import type { WhyMissing } from "@regiohub/schema/figures";
import {
  type Course,
  type FormationBasis,
  type PupilForecast,
  projectStaff,
  type SiteStaff,
  type Span,
  yearsOf,
} from "./project.js";
import type { BoardSite } from "./queries.js";
import { type BoardStart, evenYears, formationBySite, pupilForecast } from "./start.js";
import { amountOf, type ToldStaff, whyOf } from "./told.js";

/** Sites whose staff is told as one figure: those of an area, or of one board in it. */
export interface Lot {
  /** Of the area or the board. */
  readonly key: string;
  readonly staff: ToldStaff;
  /** Of all sites of the board, there or elsewhere; undefined of several boards. */
  readonly boardPupils: PupilForecast | undefined;
  /** Those that are there, as everybody may know them. */
  readonly sites: readonly Pick<SiteStaff, "siteCode" | "pupils" | "boardPupils" | "formation" | "evenYears">[];
}

/**
 * A board's sites in an area, as its own forecast takes them.
 * @param sites all of its sites, in the order of their codes
 */
export function lotOf(
  key: string,
  board: Pick<BoardStart, "formation" | "pupilsOf"> & Pick<Lot, "staff">,
  sites: readonly Pick<BoardSite, "siteCode" | "isWithin">[],
  span: Span,
): Lot {
  const codes = sites.map(({ siteCode }) => siteCode);
  const formation = formationBySite(board, codes, span.from);
  const boardPupils = pupilForecast(board.pupilsOf, codes, span);
  const within = sites.filter(({ isWithin }) => isWithin);
  const even = within.length < sites.length ? evenYears(board, codes, span.from) : undefined;
  return {
    ...{ key, staff: board.staff, boardPupils },
    sites: within.map(({ siteCode }) => ({
      ...{ siteCode, boardPupils, formation: formation.get(siteCode), evenYears: even },
      pupils: pupilForecast(board.pupilsOf, [siteCode], span),
    })),
  };
}

/** Lots, and who comes and goes in all of them: nobody is told where. */
export interface Lots extends Pick<SiteStaff, "exits" | "inflow"> {
  readonly lots: readonly Lot[];
}

/** Lots as a forecast takes them, and why what they need in a year is not told. */
export interface LotStaff {
  readonly sites: readonly SiteStaff[];
  /** Null: it is what the boards' own forecasts add up to. */
  whyFormation(year: number): WhyMissing | null;
}

/**
 * The staff of lots. Boards' own forecasts know who is at each site, and let its need follow from that; of a lot there is
 * one figure. So what a lot needs is told where it is the same whoever is at which site: where it hangs on nobody at any of
 * them, or follows alike from the staff of each, so that it follows from that of all.
 */
export function staffOfLots({ lots, ...moves }: Lots, course: Course, span: Span): LotStaff {
  const each = lots.map((lot, index) => staffOfLot(lot, index === 0 ? moves : NONE, course, span));
  return {
    sites: each.flatMap(({ sites }) => sites),
    whyFormation: (year) => each.map(({ whyFormation }) => whyFormation(year)).find((why) => why !== null) ?? null,
  };
}

const NONE = { exits: [], inflow: 0n } as const;

function staffOfLot(
  { key, staff, boardPupils, sites }: Lot,
  moves: Pick<SiteStaff, "exits" | "inflow">,
  course: Course,
  span: Span,
): LotStaff {
  const empty = sites.map((site) => ({ persons: 0, fte: 0n, ...NONE, ...site }));
  const together = { siteCode: key, ...amountOf(staff), ...moves, boardPupils };
  const basesIn = basesBy(empty, course, span);
  const open = openYears(empty, course, span);
  const [followed] = basesBy([together], course, span)(span.from + 1);
  const isAlike = (year: number) => basesIn(year).every((basis) => basis === followed);
  const atSites = new Map([...open].map((year) => [year, 0n]));
  return {
    sites: [{ ...together, formation: atSites }, ...empty],
    whyFormation(year) {
      if (sites.length === 0) return "NOT_PUBLISHED"; // the register has moved on since the figures were given out
      if (open.has(year)) return null;
      return isAlike(year) ? whyOf(staff) : "NOT_PUBLISHED";
    },
  };
}

/** The years in which sites need as much whoever is at them: as was reckoned, or for their pupils at a number per FTE. */
export function openYears(sites: readonly SiteStaff[], course: Course, span: Span): ReadonlySet<number> {
  const isOpen = (basis: FormationBasis) =>
    basis === "DELIVERED" || basis === "SHARED_EVENLY" || (basis === "PUPILS" && course.pupilsPerFte !== undefined);
  const basesIn = basesBy(sites, course, span);
  return new Set(yearsOf(span).filter((year) => basesIn(year).every(isOpen)));
}

/** Gives what the need of each site in a year is made of. */
function basesBy(sites: readonly SiteStaff[], course: Course, span: Span) {
  const years = [...projectStaff(sites, course, span).values()];
  return (year: number) => years.flatMap((each) => each.filter((one) => one.year === year).map(({ basis }) => basis));
}
