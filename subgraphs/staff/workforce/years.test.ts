import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { releaseFigures } from "../published/night.js";
import type { StaffTables } from "../tables.js";
import { observe } from "../testing/observe.js";
import { deliver, type Person, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

/** Fictional people of a site who come in one summer and leave in another. */
const peopleFrom = (siteCode: string, [count, first]: readonly [number, number], from: number, until?: number) =>
  peopleOf(count, first, {
    ...{ siteCode, startsOn: `${from}-08-01`, contractStartsOn: `${from}-08-01` },
    ...(until && { endsOn: `${until}-07-31`, contractEndsOn: `${until}-07-31` }),
  });

const [EMMEN, COEVORDEN] = ["99ZA00", "99YA00"] as const;
const PEOPLE: Readonly<Record<string, readonly Person[]>> = {
  "99001": [
    ...peopleFrom(EMMEN, [60, 1], 2020),
    ...peopleFrom(EMMEN, [20, 101], 2020, 2025),
    ...peopleFrom(EMMEN, [12, 201], 2025, 2026),
    ...peopleFrom(EMMEN, [10, 251], 2025),
    ...peopleFrom(EMMEN, [13, 301], 2026),
  ],
  "99002": [
    ...peopleFrom(COEVORDEN, [50, 1], 2020),
    ...peopleFrom(COEVORDEN, [15, 101], 2020, 2025),
    ...peopleFrom(COEVORDEN, [16, 201], 2025),
  ],
};

/** What a board delivers after the summer of a year: who has come by then, and when they left as far as that is so. */
const deliveredIn = (board: string, year: number): Person[] =>
  (PEOPLE[board] ?? [])
    .filter(({ startsOn = "" }) => startsOn < `${year}-10-01`)
    .map((one) => ((one.endsOn ?? "") < `${year}-10-01` ? one : { ...one, endsOn: null, contractEndsOn: null }));

/** Two boards deliver each October; others ask at once, and when the tables of the year are out. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [EMMEN, COEVORDEN].map((siteCode, at) =>
    siteRecord({ siteCode, boardNumber: `9900${at + 1}`, postcode: "7811 AB" }),
  );
  await hub.load(site, sites, { board: null });
  const { pool, figures: counting } = countingLogin<StaffTables>(hub.url, "staff");
  for (const year of [2024, 2025, 2026]) {
    for (const board of Object.keys(PEOPLE)) {
      await deliver(hub, board, year * 10 + Number(board.at(-1)), deliveredIn(board, year), `${year}-10-03`);
    }
    await observe(hub, Object.keys(PEOPLE), { from: "2024-10-01", until: `${year}-10-03` });
    await ask(REGION, year);
    await releaseFigures(counting, `${year}-10-15`);
  }
  await pool.end();
});
afterAll(() => hub.close());

const REGION = 'region(scheme: ARBEIDSMARKTREGIO, code: "AM03")';
const SWV = 'swv(code: "PO2202")';
const YEARS = [2024, 2025, 2026] as const;

interface Figures {
  readonly on: string;
  readonly persons: number;
  readonly fte: string;
  readonly boardsCounted: number;
  readonly change: { readonly absolute: { readonly value: string; readonly why: readonly string[] } } | null;
  readonly cells: readonly { readonly persons: number; readonly fte: string }[];
}
const FIELDS = "on onLatest persons employments fte boardsCounted suppressedBecause cells { persons fte }";
const answer = async <Answer>(document: string): Promise<Answer> => {
  const { data, errors } = await hub.query<{ place: Answer }>(`{ place: ${document} }`, { caller: partner });
  expect(errors).toBeUndefined();
  return data?.place as Answer;
};
const ask = async (place: string, year: number, more = "") => {
  const fields = `workforce(on: "${year}-10-01") { ${FIELDS} ${more} }`;
  return (await answer<{ workforce: Figures }>(`${place} { ${fields} }`)).workforce;
};

describe("the staff of a region and of a partnership over the years, while few more came than left", () => {
  const TRUE = [145, 148, 149] as const;

  it.each([REGION, SWV])(
    "%s: is that of its tables of the day, not of the last one that was told before",
    async (place) => {
      for (const [at, year] of YEARS.entries()) {
        const on = `${year}-10-01`;
        const persons = TRUE[at] as number;
        expect(await ask(place, year)).toEqual({
          ...{ on, onLatest: on, persons, employments: persons, fte: (persons * 0.8).toFixed(2) },
          ...{ boardsCounted: 2, suppressedBecause: null },
          cells: [{ persons, fte: (persons * 0.8).toFixed(2) }],
        });
      }
    },
  );

  it("is that of each of its boards together", async () => {
    for (const [at, year] of YEARS.entries()) {
      const boards = await Promise.all(Object.keys(PEOPLE).map((number) => ask(`board(number: "${number}")`, year)));
      expect(boards.map(({ on }) => on)).toEqual([`${year}-10-01`, `${year}-10-01`]);
      expect(boards.reduce((sum, { persons }) => sum + persons, 0)).toBe(TRUE[at]);
    }
  });

  it("has a series and changes by those, which can be compared", async () => {
    const fields = "workforceSeries(from: 2024, until: 2026) { persons }";
    const { workforceSeries } = await answer<{ workforceSeries: readonly Figures[] }>(`${REGION} { ${fields} }`);
    expect(workforceSeries.map(({ persons }) => persons)).toEqual(TRUE);
    const change = async (year: number, from: number) =>
      (await ask(REGION, year, `change(from: ${from}) { absolute { value why } }`)).change?.absolute;
    expect(await change(2025, 2024)).toEqual({ value: "3", why: [] });
    expect(await change(2026, 2024)).toEqual({ value: "4", why: [] });
  });

  it("is the hub's own figure beside those that others publish", async () => {
    const fields = "rows { year own { value { value } on boardsCounted } }";
    const { statistics } = await answer<{ statistics: { rows: readonly { year: number; own: object }[] } }>(
      `${REGION} { statistics(measure: PERSONS, years: [2025]) { ${fields} } }`,
    );
    expect(statistics.rows).toContainEqual({
      year: 2025,
      own: { value: { value: "148" }, on: "2025-10-01", boardsCounted: 2 },
    });
  });
});
