import type { Asked } from "@regiohub/infra/cli/asking";
import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Language } from "@regiohub/infra/words";
import { octoberOf } from "@regiohub/schema/octobers";
import type { RegionScheme } from "@regiohub/schema/regions";
import {
  type BoardVacancies,
  type Coverage,
  type PupilYear,
  type RedundancyFigures,
  type RegionAnswers,
  type RegionFound,
} from "./answers.js";
import { factsOf } from "./facts.js";
import { forecastOf } from "./forecast.js";
import type { Scenario } from "./rates.js";
import { dividedOf, type OfStaff, stockOf } from "./staff.js";
import { openVacanciesOf } from "./vacancies.js";

/** Asks one operation of the report's document. */
export type AskOperation = <Data>(
  operation: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Asked<Data>>;

/** Names a region in the document's operations. */
export interface Place {
  readonly scheme: RegionScheme;
  readonly code: string;
}

/** What a report is to be about. */
export interface ReportQuestion {
  readonly scheme: RegionScheme;
  /** Its 1 October is what is counted. */
  readonly year: number;
  readonly lang: Language;
  /** As the country is divided on this day. */
  readonly on: CalendarDate;
  /** What is taken to happen in the years to come. */
  readonly scenario: Scenario;
}

/** Years of pupils before the report's year, and after it. */
const [PUPILS_BEFORE, PUPILS_AFTER] = [10, 6];

const REGION_CODE = /^[A-Z]{0,3}\d{1,4}$/;

/**
 * The region that somebody means: by its code, or by a name that it has or had.
 * @throws ARGUMENT_INVALID where there is none
 */
export async function findRegion(
  ask: AskOperation,
  { scheme, on }: ReportQuestion,
  region: string,
): Promise<RegionFound> {
  const named = REGION_CODE.test(region) ? { code: region } : { name: region };
  const { data } = await ask<{ region: RegionFound | null }>("ReportRegion", { scheme, on, ...named });
  if (data.region) return data.region;
  throw new HubError("ARGUMENT_INVALID", `--region: no such region of ${scheme}. Expected its code or a name of it.`);
}

/** Asks all that a report shows, one thing after the other: what one did not use of the budget is there for the next. */
export async function askRegion(
  ask: AskOperation,
  question: ReportQuestion,
  region: RegionFound,
): Promise<RegionAnswers> {
  const { scheme, year, lang, on, scenario } = question;
  const place = { scheme, code: region.code };
  const counted = { ...place, on: octoberOf(year) };
  const coverage = await ask<OfStaff<{ coverage: Coverage }>>("ReportCoverage", counted);
  const pupils = await ask<{ region: { pupils: readonly PupilYear[] } }>("ReportPupils", {
    ...place,
    from: year - PUPILS_BEFORE,
    until: year + PUPILS_AFTER,
  });
  const period = { ...place, from: octoberOf(year - 1), to: octoberOf(year) };
  const flows = await ask<{ region: Pick<RegionAnswers, "flows" | "flowsByPerson"> }>("ReportFlows", period);
  const redundancy = await ask<{ region: { redundancy: RedundancyFigures | null } }>("ReportRedundancy", period);
  const divided = await dividedOf(ask, counted, lang);
  const isNeverDivided = divided.every((one) => one?.why.includes("NOT_PLANNED"));
  return {
    region,
    liesIn: isNeverDivided ? await liesInOf(ask, { ...place, on }) : [],
    stock: await stockOf(ask, place, year),
    divided,
    coverage: coverage.data.region.workforce?.coverage ?? null,
    pupils: pupils.data.region.pupils,
    ...flows.data.region,
    redundancy: redundancy.data.region.redundancy,
    ...(await forecastOf(ask, place, { year, scenario }, flows.data.region.flows)),
    facts: await factsOf(ask, { scheme, year, region }),
    openVacancies: await openVacanciesOf(ask, place, { year, on }),
    vacancies: await vacanciesOf(ask, { ...place, on }),
  };
}

/** The labour-market regions that the municipalities of a region lie in, by code. */
async function liesInOf(
  ask: AskOperation,
  place: Place & { readonly on: CalendarDate },
): Promise<RegionAnswers["liesIn"]> {
  type Municipality = { readonly regions: RegionAnswers["liesIn"] };
  const { data } = await ask<{ region: { municipalities: readonly Municipality[] } }>("ReportLiesIn", { ...place });
  const byCode = new Map(data.region.municipalities.flatMap(({ regions }) => regions.map((one) => [one.code, one])));
  return [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

type VacancyPage = {
  readonly edges: readonly { readonly node: BoardVacancies }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** The boards of a region with their open vacancies; undefined where whoever asks may not see them. */
async function vacanciesOf(
  ask: AskOperation,
  place: Place & { readonly on: CalendarDate },
): Promise<readonly BoardVacancies[] | undefined> {
  const boards: BoardVacancies[] = [];
  let after: string | null = null;
  do {
    const page: Asked<{ region: { boards: VacancyPage } }> = await ask("ReportVacancies", { ...place, after });
    if (page.forbidden) return undefined;
    const { edges, pageInfo } = page.data.region.boards;
    boards.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return boards;
}
