import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import { seriesBreaks } from "@regiohub/schema/series-breaks";
import type { StaffDb } from "../tables.js";
import { type FactQuestion, factsOfPlaces, type PlaceFact } from "./queries.js";
import { ALL, decimalOf, Series, UNKNOWN } from "./series.js";
import type { Fact } from "./type.js";

/** A row of a table: a band, or `ALL` or `UNKNOWN`, in a year. */
export interface BandYear {
  readonly band: string;
  readonly year: number;
}

/** Loaders of published figures, by place as `placeKey` has it. */
export interface FactLoaders {
  /** The rows of a table: the years in their order, in each of them all people and then band by band. */
  readonly rowsOfTable: Batched<FactQuestion & { readonly years: readonly number[] }, string, BandYear[]>;
  /** What each dataset says in a row, by dataset; the place, band and year as `rowKey` has them. */
  readonly factsOfRow: Batched<FactQuestion, string, Fact[]>;
}

/** The key of a row: its place, its band and its year. */
export const rowKey = (place: string, { band, year }: BandYear): string => JSON.stringify([place, band, year]);

/** The loaders of published figures of one operation. */
export function factLoaders(db: StaffDb): FactLoaders {
  const series = batched((question: FactQuestion, places: readonly string[]) => seriesOf(db, places, question));
  return {
    rowsOfTable: wholeList(
      "StatisticsTable.rows",
      LIST_SIZES["StatisticsTable.rows"],
      async ({ years, ...question }, places) => {
        const { bands } = question;
        const codes = bands === null ? [] : await bandsOf(bands);
        return Promise.all(
          places.map(async (place) => {
            const known = bands === null ? [] : await series.load(question, place);
            const unknown = known.some(({ hasUnknown }) => hasUnknown) ? [UNKNOWN] : [];
            return years.flatMap((year) => [ALL, ...codes, ...unknown].map((band) => ({ band, year })));
          }),
        );
      },
    ),
    factsOfRow: wholeList("StatisticsRow.facts", LIST_SIZES["StatisticsRow.facts"], (question, keys) =>
      Promise.all(
        keys.map(async (key) => {
          const [place, band, year] = JSON.parse(key) as [string, string, number];
          return (await series.load(question, place)).map((one) => factOf(one, { band, year }));
        }),
      ),
    ),
  };
}

const bandsOf = async (scheme: string): Promise<string[]> =>
  ((await ageBandSchemes()).get(scheme)?.bands ?? []).map(({ code }) => code);

/** What each dataset says of each place, by dataset and type of education; none that says nothing of it. */
async function seriesOf(db: StaffDb, places: readonly string[], question: FactQuestion): Promise<Series[][]> {
  const { measure } = question;
  const [facts, bands, breaks] = await Promise.all([
    factsOfPlaces(db, places, question),
    question.bands === null ? [] : bandsOf(question.bands),
    seriesBreaks(),
  ]);
  const byPlace = Map.groupBy(facts, ({ key }) => key);
  return places.map((place) =>
    [...Map.groupBy(byPlace.get(place) ?? [], seriesKey).values()].map((own) => {
      const { dataset = "", educationType = "" } = own[0] ?? {};
      return new Series({ dataset, educationType, measure, bands, facts: own, breaks });
    }),
  );
}

/** What facts of one series have in common. */
const seriesKey = ({ dataset, educationType }: PlaceFact): string => `${dataset} ${educationType}`;

function factOf(series: Series, { band, year }: BandYear): Fact {
  const { amount, why, fact } = series.figure(band, year);
  return {
    series,
    band,
    year,
    dataset: series.dataset,
    educationType: series.educationType,
    edition: fact?.edition ?? null,
    source: fact?.source ?? series.source,
    url: fact?.url ?? null,
    on: fact?.on ?? null,
    value: { value: amount === null ? null : decimalOf(amount), why },
    derived: amount !== null && fact === null,
    raw: fact?.raw ?? null,
  };
}
