import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { addDays } from "@regiohub/infra/days";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { dayOf } from "@regiohub/infra/values";
import { site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const SITES = { "99001": "99ZA00", "99002": "99YA00", "99003": "99XA00", "99004": "99WA00" } as const;

/**
 * In Drenthe, on 1 October 2024: 99001 with 40 people, 99002 with 30, 99003 with 45. The first two deliver until 10 October
 * 2025, 99003 never again; 99004 delivers nothing at all.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = Object.entries(SITES).map(([boardNumber, siteCode]) => siteRecord({ boardNumber, siteCode }));
  await hub.load(site, sites, { board: null });
  for (const [index, [board, people, until]] of (
    [
      ["99001", 40, "2025-10-10"],
      ["99002", 30, "2025-10-10"],
      ["99003", 45, "2024-10-01"],
    ] as const
  ).entries()) {
    await deliver(hub, board, index + 1, peopleOf(people, 1, { siteCode: SITES[board] }));
    await observe(hub, [board], { from: "2024-10-01", until });
  }
});
afterAll(() => hub.close());

const ask = async <Place>(place: string, fields: string, caller: Caller = partner): Promise<Place> => {
  const { data, errors } = await hub.query<{ place: Place }>(`{ place: ${place} { ${fields} } }`, { caller });
  expect(errors).toBeUndefined();
  return data?.place as Place;
};
const DRENTHE = 'region(scheme: PROVINCIE, code: "PV22")';
const own = <Place>(board: string, fields: string) =>
  ask<Place>(`board(number: "${board}")`, fields, boardCaller(board));

/** Whether deliveries of a board tell of days, as the board itself is told. */
const observedOn = async (board: string, ...days: readonly string[]) => {
  const asked = days.map((on, index) => `d${index}: workforce(on: "${on}") { observed }`).join(" ");
  const answer = await own<Record<string, { observed: boolean }>>(board, asked);
  return Object.values(answer).map(({ observed }) => observed);
};

describe("a board that has stopped delivering", () => {
  it("is observed until a month after its last delivery", async () => {
    const days = ["2024-09-30", "2024-10-01", "2024-11-01", "2024-11-02", "2025-10-01"];
    expect(await observedOn("99003", ...days)).toEqual([false, true, true, false, false]);
  });

  it("has a series that says of which years it is not known", async () => {
    const { workforceSeries } = await own<{ workforceSeries: object }>(
      "99003",
      "workforceSeries(from: 2024, until: 2025) { persons observed }",
    );
    expect(workforceSeries).toEqual([
      { persons: 45, observed: true },
      { persons: 45, observed: false },
    ]);
  });

  it("has not stayed the same: beside what its figures became stands that they are not comparable", async () => {
    const change = (board: string) =>
      own(board, 'workforce(on: "2025-10-01") { change(from: 2024) { absolute { value why } } }');
    expect(await change("99003")).toEqual({
      workforce: { change: { absolute: { value: "0", why: ["SERIES_BREAK"] } } },
    });
    expect(await change("99001")).toEqual({ workforce: { change: { absolute: { value: "0", why: [] } } } });
  });

  it("keeps the figures of its region from being observed", async () => {
    const figures = await ask(DRENTHE, 'workforce(on: "2025-11-01") { on persons observed }');
    expect(figures).toEqual({ workforce: { on: "2025-11-01", persons: 115, observed: false } });
  });
});

it("nobody is observed on a day to come, however soon", async () => {
  const today = dayOf(new Date());
  await observe(hub, ["99002"], { from: "2024-10-01", until: today });
  expect(await observedOn("99002", today, addDays(today, 1))).toEqual([true, false]);
  await observe(hub, ["99002"], { from: "2024-10-01", until: "2025-10-10" });
});

describe("coverage", () => {
  const COVERAGE =
    "coverage { boardsDelivered sharePercent sitesOfDelivering missing(first: 9) { totalCount edges { node { number } } } }";
  const missing = (...numbers: readonly string[]) => ({
    totalCount: numbers.length,
    edges: numbers.map((number) => ({ node: { number } })),
  });
  const covered = (on: string) => ask(DRENTHE, `workforce(on: "${on}") { ${COVERAGE} }`);

  it("counts the boards by the day, whoever delivers by now", async () => {
    expect(await covered("2024-09-01")).toMatchObject({
      workforce: { coverage: { boardsDelivered: 0, sharePercent: "0.00", missing: missing(...Object.keys(SITES)) } },
    });
    expect(await covered("2024-10-01")).toEqual({
      workforce: {
        coverage: { boardsDelivered: 3, sharePercent: "75.00", sitesOfDelivering: 3, missing: missing("99004") },
      },
    });
    expect(await covered("2025-10-01")).toEqual({
      workforce: {
        coverage: {
          boardsDelivered: 2,
          sharePercent: "50.00",
          sitesOfDelivering: 2,
          missing: missing("99003", "99004"),
        },
      },
    });
  });

  it("has the boards that are missing by number, page after page", async () => {
    const page = (args: string) =>
      ask<{ workforce: { coverage: { missing: { edges: object[]; pageInfo: { endCursor: string } } } } }>(
        DRENTHE,
        `workforce(on: "2025-10-01") { coverage { missing(${args}) { edges { node { number } } pageInfo { endCursor } } } }`,
      ).then(({ workforce }) => workforce.coverage.missing);
    const first = await page("first: 1");
    expect(first.edges).toEqual(missing("99003").edges);
    expect((await page(`first: 1, after: "${first.pageInfo.endCursor}"`)).edges).toEqual(missing("99004").edges);
  });

  it("of a board is the board, by the day too", async () => {
    for (const [day, sharePercent, numbers] of [
      ["2024-10-01", "100.00", []],
      ["2025-10-01", "0.00", ["99003"]],
    ] as const) {
      expect(await own("99003", `workforce(on: "${day}") { ${COVERAGE} }`)).toMatchObject({
        workforce: { coverage: { sharePercent, missing: missing(...numbers) } },
      });
    }
  });
});
