import type { RegionScheme } from "@regiohub/schema/regions";
import type { FactChange, FactSeries, FactYear, Measured, RegionFound } from "./answers.js";
import type { AskOperation } from "./ask.js";

/** Whose figures, and up to which year. */
interface Wanted {
  readonly scheme: RegionScheme;
  readonly year: number;
  readonly region: RegionFound;
}

/** A published figure, as the graph has it. */
interface PublishedFact {
  readonly dataset: string;
  readonly source: string;
  readonly educationType: string | null;
  readonly value: Measured;
  readonly change: FactChange | null;
}

interface PublishedYear {
  readonly year: number;
  readonly facts: readonly PublishedFact[];
}

/** Most years of one question, and how many questions reach back. */
const [YEARS, STRETCHES] = [15, 2];

/**
 * What others published about a region, by dataset: of the region itself, and of one of the same name whose source does
 * not say how it divides the country, which need not be the same area.
 */
export async function factsOf(ask: AskOperation, { scheme, year, region }: Wanted): Promise<FactSeries[]> {
  const places = [{ scheme, region: region.code }];
  if (scheme !== "UNSPECIFIED") places.push({ scheme: "UNSPECIFIED", region: region.name });
  const series: FactSeries[] = [];
  for (const place of places) series.push(...(await seriesOf(ask, place, year)));
  return series;
}

interface Place {
  readonly scheme: RegionScheme;
  readonly region: string;
}

async function seriesOf(ask: AskOperation, place: Place, year: number): Promise<FactSeries[]> {
  const found: (PublishedFact & { readonly year: number })[] = [];
  for (let last = year - YEARS * (STRETCHES - 1); last <= year; last += YEARS) {
    const years = Array.from({ length: YEARS }, (_, index) => last - YEARS + 1 + index);
    const rows = await publishedIn(ask, place, years, last);
    found.push(...rows.flatMap((row) => row.facts.filter(isTold).map((fact) => ({ ...fact, year: row.year }))));
  }
  const series: FactSeries[] = [];
  for (const facts of Map.groupBy(found, keyOf).values()) {
    const years: FactYear[] = [];
    let since: number | null = null;
    for (const fact of facts) {
      const { year, value } = fact;
      const change = value.value === null || since === null ? null : await changeOf(ask, place, fact, since);
      years.push({ year, value, change });
      if (value.value !== null) since = year;
    }
    const { dataset, educationType, source } = facts[0] as PublishedFact;
    series.push({ scheme: place.scheme, dataset, educationType, source, years });
  }
  return series;
}

/** Whether the source says something of the year: a figure, or a reason of its own why it has none. */
const isTold = ({ value: { value, why } }: PublishedFact): boolean =>
  value !== null || why.some((reason) => reason !== "NOT_PUBLISHED");

/** Figures of one dataset and one type of education can be compared. */
const keyOf = ({ dataset, educationType }: PublishedFact): string => JSON.stringify([dataset, educationType]);

async function changeOf(
  ask: AskOperation,
  place: Place,
  fact: PublishedFact & { readonly year: number },
  since: number,
): Promise<FactYear["change"]> {
  const [row] = await publishedIn(ask, place, [fact.year], since);
  const change = row?.facts.find((other) => keyOf(other) === keyOf(fact))?.change;
  return change ? { ...change, since } : null;
}

async function publishedIn(
  ask: AskOperation,
  place: Place,
  years: readonly number[],
  since: number,
): Promise<readonly PublishedYear[]> {
  const { data } = await ask<{ regionalStatistics: { rows: readonly PublishedYear[] } | null }>("ReportFacts", {
    ...place,
    years,
    since,
  });
  return data.regionalStatistics?.rows ?? [];
}
