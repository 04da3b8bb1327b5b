import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const [ON, NEXT, SPRING] = ["2026-01-01", "2026-02-01", "2026-04-01"];

// Emmen (0114) lies in Drenthe (AM03), Assen (0106) in Groningen (AM01), Leeuwarden (0080) in Friesland (AM02).
const SITES: readonly (readonly [board: string, code: string, municipality: string])[] = [
  ["99001", "99ZA00", "0114"],
  ["99001", "99ZA01", "0106"],
  ["99002", "99YA00", "0114"],
  ["99003", "99XA00", "0114"],
  ["99004", "99WA00", "0114"],
  ["99005", "99VA00", "0106"],
  ["99006", "99UA00", "0080"],
];

/**
 * 99001: 20 in Drenthe and 14 in Groningen, 3 of no site; 99002: 18 in Drenthe, and 12 more from spring on; 99003 delivers
 * nobody; 99004: 7 in Drenthe; 99005: 200 in Groningen; 99006: 3 in Friesland.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = SITES.map(([boardNumber, siteCode, municipalityCode]) =>
    siteRecord({ boardNumber, siteCode, municipalityCode }),
  );
  await hub.load(site, sites, { board: null });
  const [emmen, assen] = [{ siteCode: "99ZA00" }, { siteCode: "99ZA01" }];
  await deliver(hub, "99001", 1, [
    ...peopleOf(20, 1, emmen),
    ...peopleOf(14, 101, assen),
    ...peopleOf(3, 201, { siteCode: null }),
    ...peopleOf(2, 301, { ...assen, endsOn: "2026-01-31" }),
  ]);
  const there = { siteCode: "99YA00" };
  await deliver(hub, "99002", 2, [...peopleOf(18, 1, there), ...peopleOf(12, 101, { ...there, startsOn: SPRING })]);
  await deliver(hub, "99004", 3, peopleOf(7, 1, { siteCode: "99WA00" }));
  await deliver(hub, "99005", 4, peopleOf(200, 1, { siteCode: "99VA00" }));
  await deliver(hub, "99006", 5, peopleOf(3, 1, { siteCode: "99UA00" }));
});
afterAll(() => hub.close());

const FIELDS = "on onLatest persons employments fte suppressed suppressedBecause boardsCounted boardsInAll";
const ask = (code: string, caller: Caller, on = ON) =>
  hub.query<{ region: { workforce: object | null } }>(
    `{ region(scheme: ARBEIDSMARKTREGIO, code: "${code}") { workforce(on: "${on}") { ${FIELDS} } } }`,
    { caller },
  );
const workforce = async (code: string, caller: Caller = partner, on = ON) => {
  const answer = await ask(code, caller, on);
  expect(answer.errors).toBeUndefined();
  return answer.data?.region.workforce;
};

describe("a region's workforce", () => {
  it("is the sum of its boards' parts; who has no site is where the board's first one is", async () => {
    expect(await workforce("AM03")).toEqual({
      on: ON,
      onLatest: ON,
      persons: 41,
      employments: 41,
      fte: "32.80",
      suppressed: false,
      suppressedBecause: null,
      boardsCounted: 2,
      boardsInAll: 4,
    });
  });

  it("has the boards in it that it has figures of, from five people on where a board of the region asks", async () => {
    for (const caller of [boardCaller("99003"), boardCaller("99001", "99009")]) {
      expect(await workforce("AM03", caller)).toMatchObject({ persons: 48, boardsCounted: 3 });
    }
    expect(await workforce("AM03", boardCaller("99005"))).toMatchObject({ persons: 41, boardsCounted: 2 });
  });

  it("is withheld when one board is nearly all of it", async () => {
    expect(await workforce("AM01")).toMatchObject({ persons: null, suppressedBecause: "DOMINANCE", boardsCounted: 0 });
  });

  it("is withheld when none of its boards has figures to show, and null when none delivers", async () => {
    expect(await workforce("AM02")).toMatchObject({ suppressed: true, suppressedBecause: "FEWER_THAN_10" });
    expect(await workforce("AM02", boardCaller("99006"))).toMatchObject({ suppressedBecause: "FEWER_THAN_5" });
    expect(await workforce("AM30")).toBeNull();
  });

  it("stands as long as its boards' figures do, and says since when", async () => {
    await workforce("AM03");
    expect(await workforce("AM03", partner, NEXT)).toMatchObject({ on: ON, onLatest: ON, persons: 41 });
  });

  it("of boards that stand on different days says between which", async () => {
    await workforce("AM03");
    expect(await workforce("AM03", partner, SPRING)).toMatchObject({ on: ON, onLatest: SPRING, persons: 53 });
  });

  it("is shown to an adviser of the region alone, and by month", async () => {
    const own = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };
    expect(await workforce("AM03", own)).toMatchObject({ persons: 41 });
    expect(codesOf(await ask("AM01", own))).toEqual(["FORBIDDEN"]);
    expect(codesOf(await ask("AM03", own, "2026-01-15"))).toEqual(["ARGUMENT_INVALID"]);
  });

  it("is answered for all regions at once", async () => {
    const answer = await hub.query<{ regions: { code: string; workforce: { persons: number | null } | null }[] }>(
      `{ regions(scheme: ARBEIDSMARKTREGIO) { code workforce(on: "${ON}") { persons } } }`,
      { caller: partner },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.regions.filter(({ workforce: shown }) => shown).map(({ code }) => code)).toEqual([
      "AM01",
      "AM02",
      "AM03",
    ]);
  });
});
