import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { releaseTables } from "@regiohub/infra/jobs/release-tables";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const AT_NIGHT = "2026-10-15T02:00:00Z";
const REGION = 'region(scheme: ARBEIDSMARKTREGIO, code: "AM03")';
const SWV = 'swv(code: "PO2202")';

/** In Emmen: 99001 with 30 teachers and 8 of support, 99002 with 20 teachers and 4 managers; 99003 delivers nobody. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = ["99ZA00", "99YA00", "99XA00"].map((siteCode, at) =>
    siteRecord({ siteCode, boardNumber: `9900${at + 1}`, postcode: "7811AB" }),
  );
  await hub.load(site, sites, { board: null });
  await deliver(
    hub,
    "99001",
    1,
    [...peopleOf(30, 1, { functionGroup: "TEACHING" }), ...peopleOf(8, 31, { functionGroup: "SUPPORT" })],
    "2026-10-03",
  );
  const there = { siteCode: "99YA00" };
  await deliver(
    hub,
    "99002",
    2,
    [
      ...peopleOf(20, 1, { ...there, functionGroup: "TEACHING" }),
      ...peopleOf(4, 21, { ...there, functionGroup: "MANAGEMENT" }),
    ],
    "2026-10-03",
  );
  await observe(hub, ["99001", "99002"], { from: "2024-09-01", until: "2026-10-01" });
  const work = { hub: { subgraphs: [staff], adapters: [], records: [], retention: async () => [] }, url: hub.url };
  await releaseTables({ ...work, clock: () => new Date(AT_NIGHT) });
});
afterAll(() => hub.close());

interface Cell {
  readonly keys: readonly { readonly code: string }[];
  readonly persons: number | null;
  readonly why: readonly string[];
  readonly sharePercent: { readonly value: string | null };
}
interface Figures {
  readonly persons: number;
  readonly cells: readonly Cell[];
  readonly why: readonly string[];
  readonly publishedOn: string | null;
}

const ask = async (place: string, args: string, caller: Caller = partner, on = "2026-10-01") => {
  const answer = await hub.query<Record<string, { workforce: Figures }>>(
    `{ ${place} { workforce(on: "${on}"${args}) { persons why publishedOn
       cells { keys { code } persons why sharePercent { value } } } } }`,
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data ?? {})[0]?.workforce;
};
/** Each cell in a line: codes, people or why there are none, share. */
const cells = async (...args: Parameters<typeof ask>) =>
  (await ask(...args))?.cells.map(({ keys, persons, why, sharePercent }) =>
    [...keys.map(({ code }) => code), persons ?? why[0], sharePercent.value].filter((one) => one !== null).join(" "),
  );
const BY_GROUP = ", by: [FUNCTION_GROUP]";

describe("divided figures of a region", () => {
  it("are those that were given out, in the order of the division, with why some are not", async () => {
    expect(await cells(REGION, BY_GROUP)).toEqual([
      "MANAGEMENT SUPPRESSED",
      "TEACHING 50 80.65",
      "SUPPORT SUPPRESSED",
      "TRAINEE SUPPRESSED",
      "UNKNOWN SUPPRESSED",
    ]);
    expect(await cells(REGION, "")).toEqual(["62 100.00"]);
    expect(await cells(REGION, ", by: [BOARD]")).toEqual(["99001 38 61.29", "99002 24 38.71"]);
  });

  it("tell boards of the region of five, and nobody of fewer", async () => {
    expect((await cells(REGION, BY_GROUP, boardCaller("99003")))?.slice(0, 3)).toEqual([
      "MANAGEMENT SUPPRESSED",
      "TEACHING 50 80.65",
      "SUPPORT SUPPRESSED",
    ]);
    expect(await cells(REGION, BY_GROUP, boardCaller("99009"))).toEqual(await cells(REGION, BY_GROUP));
  });

  it("are the same by two things in any order", async () => {
    const one = await cells(REGION, ", by: [FUNCTION_GROUP, CONTRACT]");
    const other = await cells(REGION, ", by: [CONTRACT, FUNCTION_GROUP]");
    expect(one).toContain("TEACHING PERMANENT 50 80.65");
    expect(other).toContain("PERMANENT TEACHING 50 80.65");
    expect(other).toHaveLength(one?.length ?? 0);
  });

  it("are dated, and say when there are none", async () => {
    expect(await ask(REGION, BY_GROUP)).toMatchObject({
      why: [],
      publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const none = { cells: [], why: ["NOT_PLANNED"], publishedOn: null };
    expect(await ask(REGION, BY_GROUP, partner, "2026-09-01")).toMatchObject(none);
    expect(await ask(REGION, ", by: [SEX, SCALE]")).toMatchObject(none);
    expect(await ask(REGION, ', by: [AGE_BAND], bands: "M0"')).toMatchObject(none);
    const notObserved = { ...none, why: ["NOT_OBSERVED"] };
    expect(await ask(REGION, BY_GROUP, partner, "2020-10-01")).toMatchObject(notObserved);
    expect(await ask('region(scheme: ARBEIDSMARKTREGIO, code: "AM01")', BY_GROUP)).toBeNull();
  });

  it("are listed: what there is, of which day", async () => {
    const listed = async (caller: Caller) =>
      hub.query<{
        region: { publishedTables: readonly { on: string; by: readonly string[]; bands: string | null }[] };
      }>(`{ ${REGION} { publishedTables { on by bands } } }`, { caller });
    const tables = (await listed(partner)).data?.region.publishedTables ?? [];
    // Its borders are known from 2025 on: those of before are taken to be the same.
    expect([...new Set(tables.map(({ on }) => on))]).toEqual(["2026-10-01", "2025-10-01", "2024-10-01"]);
    expect(tables.slice(0, 3)).toEqual([
      { on: "2026-10-01", by: [], bands: null },
      { on: "2026-10-01", by: ["SEX"], bands: null },
      { on: "2026-10-01", by: ["AGE_BAND"], bands: "DUO_10" },
    ]);
    expect(codesOf(await listed(adviser()))).toEqual(["FORBIDDEN"]);
  });
});

describe("divided figures of a partnership", () => {
  it("are of the sites in its area, by one thing at a time", async () => {
    expect((await ask(SWV, BY_GROUP))?.persons).toBe(62);
    expect((await cells(SWV, BY_GROUP))?.slice(0, 2)).toEqual(["MANAGEMENT SUPPRESSED", "TEACHING 50 80.65"]);
    expect(await ask(SWV, ", by: [FUNCTION_GROUP, CONTRACT]")).toMatchObject({ why: ["NOT_PLANNED"] });
  });

  it("say how much of it delivers", async () => {
    const answer = await hub.query(
      `{ ${SWV} { workforce(on: "2026-10-01") { coverage { boards boardsDelivered missing { totalCount } } } } }`,
      { caller: partner },
    );
    expect(answer.data).toEqual({
      swv: { workforce: { coverage: { boards: 3, boardsDelivered: 2, missing: { totalCount: 1 } } } },
    });
  });
});
