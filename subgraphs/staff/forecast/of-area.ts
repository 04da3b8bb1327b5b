import type { WhyMissing } from "@regiohub/schema/figures";
import { formationOf } from "../formation/queries.js";
import { pupilsOfSites } from "../pupils/of-sites.js";
import { countedYears, historiesAround, sitesOfBoards } from "../pupils/queries.js";
import type { StaffDb } from "../tables.js";
import { answerOf, untoldForecast } from "./answer.js";
import { assumptionsOf } from "./assumptions.js";
import { tenThousandths } from "./exact.js";
import { type Exit, projectStaff, type SiteStaff, type StaffYear } from "./project.js";
import { type PublishedStaff, publishedStaff, type ToldStaff } from "./published.js";
import { sitesWithin } from "./queries.js";
import { chanceOf, type ForecastQuestion, firstDay, growthOf } from "./question.js";
import { courseOf, type Scenario, whyRates } from "./scenario.js";
import { simulate } from "./simulate.js";
import { formationBySite, pupilForecast } from "./start.js";
import type { StaffForecast } from "./type.js";

/** An area, as in `Place`, and the fewest people whom the caller may be told of there. */
export interface AreaAsked {
  readonly key: string;
  readonly smallest: number;
}

/**
 * The forecast of an area as others may see it. It is made of nothing but figures that are out, of pupils, of delivered
 * formation and of the question: whoever asks it with any numbers learns no more than the figures that are out tell. So
 * its pupils count together, not site by site, and people cannot be taken to work on.
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
  if (!published) return untoldForecast(of, question, "NOT_PUBLISHED");
  const whole = await wholeOf(db, figures, { key, published, question });
  const course = { ...courseOf(scenario), retirementShift: 0 };
  const projected = projectStaff([whole], course, question).get(whole.siteCode) ?? [];
  return answerOf(
    {
      of,
      staff: whole.fte,
      years: projected,
      bands: simulate([whole], course, question, await chanceOf(scenario)),
      untoldStaff: whyOf(published.present),
      untold: (year) => ({
        staff: whyStaff(published, scenario, year.year),
        rates: whyRates(scenario),
        formation: isOpen(year, scenario) ? null : whyOf(published.present),
      }),
      assumptions: assumptionsOf(scenario),
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
  const until = [...retiring].filter(([one]) => one <= year).map(([, told]) => told);
  return [present, ...until].map(whyOf).find((why) => why !== null) ?? null;
}

/** Whether what is needed says nothing of who there is. */
const isOpen = ({ basis }: StaffYear, { pupilsPerFte }: Scenario): boolean =>
  basis === "DELIVERED" || (basis === "PUPILS" && pupilsPerFte !== null);

const yearsOf = ({ from, years }: ForecastQuestion): number[] =>
  Array.from({ length: years }, (_, index) => from + 1 + index);

/** What is asked of an area, and what is out of it. */
interface Part {
  readonly key: string;
  readonly published: PublishedStaff;
  readonly question: ForecastQuestion;
}

/** An area as if it were one site: who retires in a year is taken to do so in the middle of it. */
async function wholeOf(db: StaffDb, figures: StaffDb, { key, published, question }: Part): Promise<SiteStaff> {
  const { boards, present, retiring } = published;
  const histories = await historiesAround(db, await sitesOfBoards(db, boards));
  const pupilsOf = pupilsOfSites(histories, await countedYears(db), growthOf(question.scenario));
  const sites = await sitesWithin(db, boards, { area: key, on: firstDay(question) });
  const formation = Map.groupBy(await formationOf(figures, boards, question), ({ board }) => board);
  const bySite = new Map(
    [...Map.groupBy(sites, ({ board }) => board)].flatMap(([board, own]) => {
      const codes = own.map(({ siteCode }) => siteCode);
      return [...formationBySite({ formation: formation.get(board) ?? [], pupilsOf }, codes, question.from)];
    }),
  );
  const within = sites.filter(({ isWithin }) => isWithin).map(({ siteCode }) => siteCode);
  return {
    siteCode: key,
    ...amountOf(present),
    exits: [...retiring].map(([year, told]): Exit => ({ on: `${year}-04-01`, ...amountOf(told) })),
    inflow: tenThousandths(question.scenario.inflowFte ?? "0"),
    pupils: pupilForecast(pupilsOf, within, question),
    formation: new Map(yearsOf(question).flatMap((year) => totalIn(year, within, bySite))),
  };
}

/** What the sites need together in a year; nothing unless each has been reckoned. */
function totalIn(
  year: number,
  siteCodes: readonly string[],
  bySite: ReadonlyMap<string, ReadonlyMap<number, bigint>>,
): [number, bigint][] {
  const parts = siteCodes.map((code) => bySite.get(code)?.get(year));
  return parts.includes(undefined) ? [] : [[year, parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n)]];
}

const amountOf = (told: ToldStaff) => (typeof told === "string" ? { persons: 0, fte: 0n } : told);
const whyOf = (told: ToldStaff): WhyMissing | null => (typeof told === "string" ? told : null);
