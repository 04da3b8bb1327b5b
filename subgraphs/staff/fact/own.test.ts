import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { releaseTables } from "@regiohub/infra/jobs/release-tables";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const AT_NIGHT = "2026-10-15T02:00:00Z";

/**
 * In Emmen: 99001 with 30 people and 99002 with 24, all of an age, 44 teachers and 10 of support, 11 of them temporary and
 * 11 replacing others; 99003 delivers nobody; 99004 is of secondary education.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = ["99ZA00", "99YA00", "99XA00"].map((siteCode, at) =>
    siteRecord({ siteCode, boardNumber: `9900${at + 1}` }),
  );
  await hub.load(site, sites, { board: null });
  await hub.load(site, [siteRecord({ siteCode: "99WA00", boardNumber: "99004", sector: "VO" })], { board: null });
  const teaching = { functionGroup: "TEACHING" } as const;
  const there = { siteCode: "99YA00" };
  await deliver(
    hub,
    "99001",
    1,
    [
      ...peopleOf(12, 1, teaching),
      ...peopleOf(6, 21, { ...teaching, contractKind: "TEMPORARY" }),
      ...peopleOf(6, 41, { ...teaching, contractKind: "REPLACEMENT" }),
      ...peopleOf(6, 61, { functionGroup: "SUPPORT" }),
    ],
    "2026-10-01",
  );
  await deliver(
    hub,
    "99002",
    2,
    [
      ...peopleOf(10, 1, { ...teaching, ...there }),
      ...peopleOf(5, 21, { ...teaching, ...there, contractKind: "TEMPORARY" }),
      ...peopleOf(5, 41, { ...teaching, ...there, contractKind: "REPLACEMENT" }),
      ...peopleOf(4, 61, { functionGroup: "SUPPORT", ...there }),
    ],
    "2026-10-01",
  );
  await observe(hub, ["99001", "99002"], { from: "2026-09-01", until: "2026-10-01" });
  const work = { hub: { subgraphs: [staff], adapters: [], records: [], retention: async () => [] }, url: hub.url };
  await releaseTables({ ...work, clock: () => new Date(AT_NIGHT) });
});
afterAll(() => hub.close());

interface Own {
  readonly on: string;
  readonly onLatest: string;
  readonly boardsCounted: number;
  readonly boardsInAll: number;
  readonly value: { readonly value: string | null; readonly why: readonly string[] };
}
async function own(args: string, caller: Caller = partner) {
  const answer = await hub.query<{
    region: { statistics: { rows: readonly { readonly band: string | null; readonly own: Own | null }[] } };
  }>(
    `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") {
      statistics(${args}) { rows { band own { on onLatest boardsCounted boardsInAll value { value why } } } } } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.region.statistics.rows ?? [];
}
/** Of each row the band, and the figure or why there is none. */
const said = async (args: string) =>
  (await own(args)).map(({ band, own: figure }) => `${band} ${figure?.value.value ?? figure?.value.why}`);

describe("the hub's own figure of an age band", () => {
  it("is that of the table that was given out", async () => {
    const args = 'bands: "DUO_10", years: [2026]';
    expect(await said(`measure: PERSONS, ${args}`)).toEqual([
      "null 54",
      "<15 SUPPRESSED",
      "15-25 SUPPRESSED",
      "25-35 SUPPRESSED",
      "35-45 SUPPRESSED",
      "45-55 54",
      "55-65 SUPPRESSED",
      "65+ SUPPRESSED",
    ]);
    expect((await said(`measure: EMPLOYMENTS, ${args}`))[5]).toBe("45-55 54");
    expect((await said(`measure: FTE, ${args}`))[5]).toBe("45-55 43.20");
    const figure = { on: "2026-10-01", onLatest: "2026-10-01", boardsCounted: 2, boardsInAll: 3 };
    expect((await own(`measure: PERSONS, ${args}`))[5]?.own).toEqual({ ...figure, value: { value: "54", why: [] } });
  });

  it("is not published where no such table is out", async () => {
    const none = ["<25 NOT_PUBLISHED", "25-55 NOT_PUBLISHED", "55+ NOT_PUBLISHED"];
    expect((await said('measure: PERSONS, bands: "M0", years: [2026]')).slice(1)).toEqual(none);
  });
});

describe("the hub's own figure of a function group, a sex or a contract", () => {
  it("is that of the tables that were given out, a temporary one being of replacements too", async () => {
    const of = async (more: string, measure = "PERSONS") =>
      (await said(`measure: ${measure}, years: [2026], ${more}`)).map((row) => row.slice("null ".length));
    expect(await of("functionGroup: TEACHING")).toEqual(["44"]);
    expect(await of("functionGroup: UNKNOWN")).toEqual(["SUPPRESSED"]);
    expect(await of("contract: PERMANENT")).toEqual(["32"]);
    expect(await of("contract: TEMPORARY")).toEqual(["22"]);
    expect(await of("contract: TEMPORARY", "FTE")).toEqual(["17.60"]);
    expect(await of("functionGroup: TEACHING, contract: PERMANENT")).toEqual(["22"]);
    expect(await of("functionGroup: TEACHING, sex: FEMALE")).toEqual(["NOT_PUBLISHED"]);
    expect(await of("contract: UNKNOWN")).toEqual(["NOT_PUBLISHED"]);
  });
});

describe("the boards of the region beside it", () => {
  it("are those of primary education, by the first borders that are known where none are so old", async () => {
    const years = await own("measure: PERSONS, years: [2019, 2024, 2026]");
    expect(years.map(({ own: figure }) => figure?.boardsInAll)).toEqual([3, 3, 3]);
  });
});
