import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

/** The site of a board, by its last digit: 99ZA00 of 99001. */
const siteOf = (last: string): string => `99Z${" ABCDEF"[Number(last)]}00`;

/**
 * In Drenthe 99001: 40 people, 15 more since 2024, 12 more since 2025, of whom one half time; 99002: 30 since 2025; 99003:
 * 4; 99004: 20, 10 more since 2024, 10 more since 2025; 99005 delivers nobody. In Groningen 99006: 20, two more since 2025.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [..."123456"].map((last) =>
    siteRecord({
      boardNumber: `9900${last}`,
      siteCode: siteOf(last),
      municipalityCode: last === "6" ? "0014" : "0114",
    }),
  );
  await hub.load(site, sites, { board: null });
  const at =
    (last: string) =>
    (count: number, first: number, startsOn: string, fte = "1.0000") =>
      peopleOf(count, first, { contractStartsOn: startsOn, startsOn, siteCode: siteOf(last), fte });
  const [one, four, six] = [at("1"), at("4"), at("6")];
  const ofOne = [one(40, 1, "2020-08-01"), one(15, 101, "2024-08-01"), one(11, 201, "2025-08-01")];
  await deliver(hub, "99001", 1, [...ofOne.flat(), ...one(1, 301, "2025-08-01", "0.5000")]);
  await deliver(hub, "99002", 2, at("2")(30, 1, "2025-08-01"));
  await deliver(hub, "99003", 3, at("3")(4, 1, "2020-08-01"));
  await deliver(hub, "99004", 4, [
    ...four(20, 1, "2020-08-01"),
    ...four(10, 101, "2024-08-01"),
    ...four(10, 201, "2025-08-01"),
  ]);
  await deliver(hub, "99006", 5, [...six(20, 1, "2020-08-01"), ...six(2, 101, "2025-08-01")]);
  await observedSince("99001 99002 99004 99006", "2021-01-01");
});
afterAll(() => hub.close());

/** Says since when deliveries of boards tell who was there. */
const observedSince = (boards: string, from: string) => observe(hub, boards.split(" "), { from, until: "2026-01-01" });

interface Said {
  readonly value: string | null;
  readonly why: readonly string[];
}
interface Year {
  readonly on: string;
  readonly persons: number | null;
  readonly change?: { readonly absolute: Said; readonly percent: Said; readonly percentPerYear: Said } | null;
}
type Of = "board" | "region" | "swv";
const ask = (of: Of, fields: string, caller: Caller, key = "99001") => {
  const places: Readonly<Record<Of, string>> = {
    board: `board(number: "${key}")`,
    region: 'region(scheme: PROVINCIE, code: "PV22")',
    swv: 'swv(code: "PO2202")',
  };
  return hub.query<Record<string, { series: readonly Year[] | null }>>(`{ ${places[of]} { series: ${fields} } }`, {
    caller,
  });
};
const series = async (...args: Parameters<typeof ask>) => {
  const answer = await ask(...args);
  expect(answer.errors).toBeUndefined();
  return answer.data?.[args[0]]?.series;
};
const ON = "on persons";
const WHY = `${ON} suppressedBecause`;
const CHANGE = "absolute { value why } percent { value why } percentPerYear { value why }";
const own = boardCaller("99001");
const said = (value: string, ...why: string[]): Said => ({ value, why });

describe("a series of years", () => {
  it("has each 1 October of the years, for the board itself exact, and none that is still to come", async () => {
    const year = new Date().getFullYear();
    expect(await series("board", `workforceSeries(from: 2023, until: 2025) { ${ON} fte }`, own)).toEqual([
      { on: "2023-10-01", persons: 40, fte: "40.0000" },
      { on: "2024-10-01", persons: 55, fte: "55.0000" },
      { on: "2025-10-01", persons: 67, fte: "66.5000" },
    ]);
    const toCome = await series("board", `workforceSeries(from: ${year + 1}, until: ${year + 2}) { ${ON} }`, own);
    expect(toCome).toEqual([]);
  });

  it("is divided as one day is", async () => {
    const fields = `workforceSeries(from: 2024, until: 2025, by: [SITE]) { on cells { keys { code } persons } }`;
    expect(await series("board", fields, own)).toEqual([
      { on: "2024-10-01", cells: [{ keys: [{ code: "99ZA00" }], persons: 55 }] },
      { on: "2025-10-01", cells: [{ keys: [{ code: "99ZA00" }], persons: 67 }] },
    ]);
  });

  it("gives others what they are given day by day", async () => {
    const theirs = await series("board", `workforceSeries(from: 2023, until: 2025) { ${WHY} }`, partner, "99006");
    expect(theirs).toEqual([
      { on: "2023-10-01", persons: 20, suppressedBecause: null },
      { on: "2024-10-01", persons: null, suppressedBecause: "DIFFERENCE" }, // an older year's figure is no answer
      { on: "2025-10-01", persons: null, suppressedBecause: "DIFFERENCE" }, // two more are too few to tell of
    ]);
    const onDay = (year: number) => series("board", `workforce(on: "${year}-10-01") { ${WHY} }`, partner, "99006");
    expect([await onDay(2023), await onDay(2024), await onDay(2025)]).toEqual(theirs);
  });

  it("is empty for a board that has not delivered, and refuses years that make no sense", async () => {
    expect(await series("board", `workforceSeries(from: 2023, until: 2025) { ${ON} }`, own, "99005")).toEqual([]);
    for (const years of ["from: 2010, until: 2025", "from: 2025, until: 2024", "from: 1999, until: 2001"]) {
      const answer = await ask("board", `workforceSeries(${years}) { ${ON} }`, own);
      expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
      expect(answer.data?.board).toEqual({ series: null });
    }
  });

  it("of a region is for its own adviser", async () => {
    const theirs = (code: string) => ({ ...adviser(), regions: [{ scheme: "PROVINCIE", code }] });
    const fields = `workforceSeries(from: 2024, until: 2024) { ${ON} }`;
    expect(await series("region", fields, theirs("PV22"))).toMatchObject([{ persons: 85 }]);
    expect(codesOf(await ask("region", fields, theirs("PV20")))).toEqual(["FORBIDDEN"]);
  });
});

it("a series of a partnership is of those who work where its postcodes are, as on each of the days", async () => {
  const years = await series(
    "swv",
    `workforceSeries(from: 2023, until: 2025) { ${ON} boardsCounted boardsInAll }`,
    partner,
  );
  const onDay = (year: number) =>
    series("swv", `workforce(on: "${year}-10-01") { ${ON} boardsCounted boardsInAll }`, partner);
  expect(years).toEqual([await onDay(2023), await onDay(2024), await onDay(2025)]);
  expect(years).toEqual([
    { on: "2023-10-01", persons: 80, boardsCounted: 3, boardsInAll: 6 }, // 99006 too: its postcode is there
    { on: "2024-10-01", persons: 85, boardsCounted: 2, boardsInAll: 6 }, // without 99006: nothing of that year is out
    { on: "2025-10-01", persons: 137, boardsCounted: 3, boardsInAll: 6 },
  ]);
});

describe("what figures became", () => {
  const change = async (args: string, more: Partial<{ of: Of; caller: Caller; on: string; key: string }> = {}) => {
    const { of = "board", caller = own, on = "2025-10-01", key } = more;
    const asked = await series(of, `workforce(on: "${on}") { change(${args}) { ${CHANGE} } }`, caller, key);
    return (asked as unknown as Year | null)?.change;
  };

  it("is reckoned exactly, by what is counted", async () => {
    expect(await change("from: 2023")).toEqual({
      absolute: said("27"),
      percent: said("67.50"),
      percentPerYear: said("29.42"),
    });
    expect(await change("from: 2024, measure: FTE")).toMatchObject({ absolute: said("11.5"), percent: said("20.91") });
    expect(await change("from: 2023, measure: EMPLOYMENTS")).toMatchObject({ absolute: said("27") });
  });

  it("has no percentage of nobody", async () => {
    const none = { value: null, why: ["MISSING_DENOMINATOR", "SERIES_BREAK"] };
    expect(await change("from: 2019")).toEqual({
      absolute: said("67", "SERIES_BREAK"),
      percent: none,
      percentPerYear: none,
    });
  });

  it("is none from a year that is not earlier, and of other days than 1 October", async () => {
    expect(await change("from: 2025")).toBeNull();
    expect(await change("from: 2023", { on: "2025-09-30" })).toBeNull();
  });

  it("minds that other boards are in the figures of a region", async () => {
    const why = ["SERIES_BREAK"];
    expect(await change("from: 2024", { of: "region", caller: partner })).toMatchObject({
      absolute: { value: "52", why },
    });
    expect(await change("from: 2023", { of: "region", caller: partner, on: "2024-10-01" })).toMatchObject({
      absolute: { value: "25", why: [] },
    });
  });

  it("is not known where one of the figures is withheld", async () => {
    const withheld = { value: null, why: ["SUPPRESSED"] };
    expect(await change("from: 2024", { caller: partner, key: "99003" })).toEqual({
      absolute: withheld,
      percent: withheld,
      percentPerYear: withheld,
    });
  });

  it("is not known where too few changed, though an earlier figure is out", async () => {
    expect(await change("from: 2023", { caller: partner, key: "99006" })).toMatchObject({
      absolute: { value: null, why: ["DIFFERENCE"] },
    });
  });

  it("minds that deliveries do not reach back to the earlier day", async () => {
    await observedSince("99001", "2024-02-01");
    const years = await series("board", "workforceSeries(from: 2023, until: 2024) { on observed }", own);
    expect(years).toEqual([
      { on: "2023-10-01", observed: false },
      { on: "2024-10-01", observed: true },
    ]);
    expect(await change("from: 2023")).toMatchObject({ absolute: said("27", "SERIES_BREAK") });
    expect(await change("from: 2024")).toMatchObject({ absolute: said("12") });
  });

  it("is of persons, employments and FTE alone", async () => {
    const answer = await ask(
      "board",
      'workforce(on: "2025-10-01") { change(from: 2024, measure: MEAN_AGE) { from } }',
      own,
    );
    expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
  });
});
