import type { BoardNumber } from "@regiohub/infra/values";
import { layDays } from "../cells/lay.js";
import { formationOf } from "../formation/queries.js";
import { pupilsOfSites } from "../pupils/of-sites.js";
import { countedYears, historiesAround, sitesOfBoards } from "../pupils/queries.js";
import type { StaffDb } from "../tables.js";
import { boardsObservedOn } from "../workforce/observed-on.js";
import { answerOf } from "./answer.js";
import { assumptionsOf, withoutAge } from "./assumptions.js";
import { decimalOf, tenThousandths } from "./exact.js";
import { openYears } from "./lots.js";
import { observedRates, type Rates } from "./observed.js";
import { arePupilsFollowed, projectStaff, type SiteStaff } from "./project.js";
import { sitesWithin, staffOnDay } from "./queries.js";
import { chanceOf, type ForecastQuestion, firstDay, growthOf } from "./question.js";
import { courseOf, type Scenario, saysRates } from "./scenario.js";
import { simulate } from "./simulate.js";
import { evenYears, sitesOf } from "./start.js";
import { totalOf } from "./total.js";
import type { Assumption, StaffForecast } from "./type.js";

/** A question for boards: about each of them, or about its part in one region. */
export interface BoardQuestion extends ForecastQuestion {
  /** The region, `scheme code`, as divided on the first day; null: all of the board. */
  readonly within: string | null;
}

/** Days after 1 October at which a board may begin to deliver: few leave in a month, and years are forecast. */
const DAYS_LATE = 31;

/**
 * Forecasts of boards that deliver, each for its own eyes: exact. Null: nothing of the board lies in the region. Who is
 * there on a day that its deliveries do not tell of, nobody knows: then what hangs on it is not told. Cells are laid over
 * the login that counts, and read as the caller.
 */
export async function forecastsOfBoards(
  db: StaffDb,
  figures: StaffDb,
  boards: readonly BoardNumber[],
  question: BoardQuestion,
): Promise<(StaffForecast | null)[]> {
  const on = firstDay(question);
  const { within, functionGroup, scenario } = question;
  await layDays(figures, boards, on);
  const observed = await boardsObservedOn(figures, boards, on, { daysBefore: DAYS_LATE });
  const staff = Map.groupBy(await staffOnDay(db, boards, { on, functionGroup }), ({ board }) => board);
  const sites = Map.groupBy(await sitesWithin(db, boards, { area: within, on }), ({ board }) => board);
  const formation = Map.groupBy(await formationOf(db, boards, question), ({ board }) => board);
  const histories = await historiesAround(db, await sitesOfBoards(db, boards, on));
  const pupilsOf = pupilsOfSites(histories, await countedYears(db), growthOf(scenario));
  return Promise.all(
    boards.map(async (board) => {
      const isObserved = observed.has(board);
      const rates = saysRates(scenario) ? undefined : await observedRates(db, figures, board, question);
      const taken = takenFrom(scenario, rates);
      const [own, present] = [sites.get(board) ?? [], isObserved ? (staff.get(board) ?? []) : []];
      const start = {
        ...{ siteCodes: own.map(({ siteCode }) => siteCode), staff: present, pupilsOf },
        formation: formation.get(board) ?? [],
      };
      const inflow = tenThousandths(taken.inflowFte ?? "0");
      const all = sitesOf({ ...start, inflow }, question);
      const outside = new Set(own.filter(({ isWithin }) => !isWithin).map(({ siteCode }) => siteCode));
      const part = within === null ? all : all.filter(({ siteCode }) => siteCode !== board && !outside.has(siteCode));
      const codes = new Set(part.map(({ siteCode }) => siteCode));
      const ageless = present.reduce((sum, one) => sum + (codes.has(one.siteCode ?? board) ? one.ageless : 0), 0);
      const even = part.length < all.length ? evenYears(start, start.siteCodes, question.from) : undefined;
      const beginning = { board, sites: part.map((site) => ({ ...site, evenYears: even })), isObserved };
      const assumptions = (areFollowed: boolean) => [
        ...assumptionsOf(scenario, areFollowed, rates),
        withoutAge(isObserved ? ageless : null),
      ];
      return part.length === 0 ? null : forecastOf(beginning, { ...question, scenario: taken }, assumptions);
    }),
  );
}

/** A scenario with what was observed where it says nothing. */
const takenFrom = (scenario: Scenario, observed: Rates | undefined): Scenario => ({
  ...scenario,
  outflowRate: scenario.outflowRate ?? observed?.outflowRate ?? null,
  inflowFte: scenario.inflowFte ?? observed?.inflowFte ?? null,
});

/** A board, or a part of it, on the first day. */
interface Beginning {
  readonly board: BoardNumber;
  /** With nobody at them where nobody knows who is there. */
  readonly sites: readonly SiteStaff[];
  readonly isObserved: boolean;
}

async function forecastOf(
  { board, sites, isObserved }: Beginning,
  question: ForecastQuestion,
  assumptions: (arePupilsFollowed: boolean) => readonly Assumption[],
): Promise<StaffForecast> {
  const { scenario } = question;
  const course = courseOf(scenario);
  const whyStaff = isObserved ? null : "NOT_OBSERVED";
  const projected = projectStaff(sites, course, question);
  const open = isObserved ? new Set<number>() : openYears(sites, course, question);
  const whyFormation = (year: number) => (open.has(year) ? null : whyStaff);
  return answerOf(
    {
      written: decimalOf,
      of: { kind: "board", key: board, on: firstDay(question) },
      staff: sites.reduce((sum, { fte }) => sum + fte, 0n),
      years: totalOf([...projected.values()]),
      bands: simulate(sites, course, question, await chanceOf(scenario), projected),
      untoldStaff: whyStaff,
      untold: ({ year }) => ({
        staff: whyStaff,
        rates: whyStaff ?? (saysRates(scenario) ? null : "NOT_OBSERVED"),
        formation: whyFormation(year),
      }),
      retiredBasis: () => "COUNTED",
      assumptions: assumptions(arePupilsFollowed(projected, (year) => whyFormation(year) === null)),
    },
    question,
  );
}
