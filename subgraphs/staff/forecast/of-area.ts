import type { WhyMissing } from "@regiohub/schema/figures";
import { formationOf } from "../formation/queries.js";
import { whyNoTable } from "../published/planned.js";
import { pupilsOfSites } from "../pupils/of-sites.js";
import { countedYears, historiesAround, sitesOfBoards } from "../pupils/queries.js";
import type { StaffDb } from "../tables.js";
import { answerOf, untoldForecast } from "./answer.js";
import { assumptionsOf } from "./assumptions.js";
import { fullTimes, tenThousandths } from "./exact.js";
import { type Lot, lotOf, staffOfLots } from "./lots.js";
import { arePupilsFollowed, type Exit, projectStaff, yearsOf } from "./project.js";
import { type PublishedStaff, publishedStaff } from "./published.js";
import { sitesWithin } from "./queries.js";
import { chanceOf, type ForecastQuestion, firstDay, growthOf } from "./question.js";
import { courseOf, type Scenario, saysRates } from "./scenario.js";
import { simulate } from "./simulate.js";
import { amountOf, whyOf } from "./told.js";
import { totalOf } from "./total.js";
import type { StaffForecast } from "./type.js";

/** An area, as in `Place`, and the fewest people whom the caller may be told of there. */
export interface AreaAsked {
  readonly key: string;
  readonly smallest: number;
}

/**
 * The forecast of an area as others may see it. It is made of nothing but figures that are out, of pupils, of delivered
 * formation and of the question: whoever asks it with any numbers learns no more than the figures that are out tell. What
 * its boards' own forecasts would not add up to is not told, but for what follows from an estimate of who retires, which says
 * so; and people cannot be taken to work on.
 */
export async function forecastOfArea(
  db: StaffDb,
  figures: StaffDb,
  { key, smallest }: AreaAsked,
  question: ForecastQuestion,
): Promise<StaffForecast> {
  const on = firstDay(question);
  const { scenario, functionGroup } = question;
  const of = { kind: "area", key, on } as const;
  const published = await publishedStaff(figures, key, { on, smallest, functionGroup, years: yearsOf(question) });
  if (!published) return untoldForecast(of, question, await whyNoTable(key, { by: ["BOARD"], bands: null }));
  const course = { ...courseOf(scenario), retirementShift: 0 };
  const lots = await lotsOf(db, figures, { key, published, question });
  const moves = { exits: exitsOf(published), inflow: tenThousandths(scenario.inflowFte ?? "0") };
  const { sites, whyFormation } = staffOfLots({ lots, ...moves }, course, question);
  const projected = projectStaff(sites, course, question);
  return answerOf(
    {
      of,
      written: fullTimes,
      staff: amountOf(published.present).fte,
      years: totalOf([...projected.values()]),
      bands: simulate(sites, course, question, await chanceOf(scenario), projected),
      untoldStaff: whyOf(published.present),
      untold: ({ year }) => ({
        staff: whyStaff(published, scenario, year),
        rates: saysRates(scenario) ? null : "NOT_GIVEN",
        formation: whyFormation(year),
      }),
      retiredBasis: (year) => (published.retiring.get(year)?.isSpread ? "SPREAD" : "COUNTED"),
      assumptions: assumptionsOf(
        scenario,
        arePupilsFollowed(projected, (year) => whyFormation(year) === null),
      ),
    },
    question,
  );
}

/**
 * Why the staff of a year is not told. Years are told as long as those are who retire: with a rate of one's own choice, who
 * knows a year knows each of those before it.
 */
function whyStaff({ present, retiring }: PublishedStaff, scenario: Scenario, year: number): WhyMissing | null {
  if (scenario.retirementShift > 0) return "NOT_PUBLISHED";
  const until = [...retiring].filter(([one]) => one <= year).map(([, { told }]) => told);
  return [present, ...until].map(whyOf).find((why) => why !== null) ?? null;
}

/** What is asked of an area, and what is out of it. */
interface Part {
  readonly key: string;
  readonly published: PublishedStaff;
  readonly question: ForecastQuestion;
}

/** The sites of an area: by board, where the staff that is asked about is out of each; else all together. */
async function lotsOf(db: StaffDb, figures: StaffDb, { key, published, question }: Part): Promise<Lot[]> {
  const { boards, present } = published;
  const numbers = [...boards.keys()];
  const on = firstDay(question);
  const histories = await historiesAround(db, await sitesOfBoards(db, numbers, on));
  const pupilsOf = pupilsOfSites(histories, await countedYears(db), growthOf(question.scenario));
  const sites = await sitesWithin(db, numbers, { area: key, on });
  const sitesBy = Map.groupBy(sites, ({ board }) => board);
  const formationBy = Map.groupBy(await formationOf(figures, numbers, question), ({ board }) => board);
  const lots = [...boards].map(([board, all]) => {
    const staff = boards.size === 1 ? present : all;
    const known = { formation: formationBy.get(board) ?? [], pupilsOf, staff };
    return lotOf(board, known, sitesBy.get(board) ?? [], question);
  });
  const areOut = lots.every(({ staff }) => whyOf(staff) === null);
  if (lots.length === 1 || (lots.length > 1 && areOut)) return lots;
  return [{ key, staff: present, boardPupils: undefined, sites: lots.flatMap((lot) => lot.sites) }];
}

/** Who retires in a year is taken to do so in the middle of it. */
const exitsOf = ({ retiring }: PublishedStaff): Exit[] =>
  [...retiring].map(([year, { told }]) => ({ on: `${year}-04-01`, ...amountOf(told) }));
