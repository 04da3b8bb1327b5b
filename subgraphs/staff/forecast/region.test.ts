import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type FigureStore, publish } from "@regiohub/infra/figures/store";
import type { NewCell } from "@regiohub/infra/figures/tables";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { formation, pupilSite, pupils, site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { staff } from "../index.js";
import { storeOf } from "../published/store.js";
import type { StaffTables } from "../tables.js";
import { formationRecord, siteRecord } from "../testing/records.js";

const place = "ARBEIDSMARKTREGIO AM03";

/** 99001 in Emmen (AM03) and Assen (AM01), 99002 in Emmen: 209 teachers in AM03, of whom 10, 12 and fewer than 10 retire. */
let hub: TestSubgraph;
let pool: Pool;
let store: FigureStore;
const cell = (key: readonly string[], persons: number): NewCell => ({
  key,
  amounts: [persons, persons, persons * 10_000],
});
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord(),
    siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" }),
    siteRecord({ siteCode: "99YA00", boardNumber: "99002" }),
  ];
  await hub.load(site, sites, { board: null });
  const login = countingLogin<StaffTables>(hub.url, "staff");
  pool = login.pool;
  store = storeOf(login.figures);
  await giveOut("2025-10-01", [
    { dimensions: ["BOARD"], cells: [cell(["99001"], 104), cell(["99002"], 105)] },
    { dimensions: ["FUNCTION_GROUP"], cells: [cell(["TEACHING"], 209)] },
    {
      dimensions: ["FUNCTION_GROUP", "RETIREMENT"],
      cells: [
        cell(["TEACHING", "2026"], 10),
        cell(["TEACHING", "2027"], 12),
        { key: ["TEACHING", "2028"], why: "SUPPRESSED" },
        cell(["TEACHING", "2029"], 20),
      ],
    },
  ]);
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const giveOut = (on: CalendarDate, tables: readonly { dimensions: readonly string[]; cells: readonly NewCell[] }[]) =>
  publish(store, {
    ...{ place, on, afterRun: 1, people: [] },
    tables: tables.map((table) => ({ ...table, smallest: 10, bands: null })),
  });

const reckon = (rows: Parameters<typeof formationRecord>[0][]) =>
  hub.load(
    formation,
    rows.map((row) => formationRecord(row)),
    { board: null, coverage: "windowed" },
  );

const RATES = 'outflowRate: "0.05", inflowFte: "10.2"';
const FIGURES = ["projected", "retired", "outflow", "formation", "gap"] as const;
const FIELDS = `year retiredBasis formationBasis gapBand { low } ${FIGURES.map((name) => `${name} { value why }`).join(" ")}`;
type Year = {
  readonly retiredBasis: string | null;
  readonly formationBasis: string | null;
  readonly gapBand: object | null;
} & Readonly<Record<(typeof FIGURES)[number], { readonly value: string | null; readonly why: readonly string[] }>>;

const EVERY_FTE = `${["projected", "retired", "outflow", "inflow", "formation", "gap", "surplus", "shortage"].map((name) => `${name} { value why }`).join(" ")}
  projectedBand { low high } formationBand { low high } gapBand { low high }`;

const ask = (args: string, caller: Caller = partner, code = "AM03", fields = FIELDS) =>
  hub.query<{ region: { staffForecast: { years: readonly Year[] } } }>(
    `{ region(scheme: ARBEIDSMARKTREGIO, code: "${code}") { staffForecast(${args}) { years { ${fields} } } } }`,
    { caller },
  );
const years = async (scenario: string, caller?: Caller) => {
  const { data, errors } = await ask(`from: 2025, years: 4, scenario: { ${scenario} }`, caller);
  expect(errors).toBeUndefined();
  return data?.region.staffForecast.years ?? [];
};
/** Where the pupils per FTE are from that a question gives. */
const aimedBasis = async (count: number) => {
  const { data } = await hub.query<{ region: { staffForecast: { assumptions: { kind: string; basis: string }[] } } }>(
    `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") {
      staffForecast(from: 2025, years: ${count}, scenario: { pupilsPerFte: "20" }) { assumptions { kind basis } } } }`,
    { caller: partner },
  );
  return data?.region.staffForecast.assumptions.find(({ kind }) => kind === "PUPILS_PER_FTE")?.basis;
};
const said = (all: readonly Year[], name: (typeof FIGURES)[number]) =>
  all.map((year) => year[name].value ?? year[name].why.join());

describe("a region's staff to come, for others", () => {
  it("is made of the staff and the retiring that are out, and ends with the first year of which they are not", async () => {
    const all = await years(RATES);
    expect(said(all, "retired")).toEqual(["10.00", "12.00", "SUPPRESSED", "SUPPRESSED"]);
    expect(said(all, "outflow")).toEqual(["10.45", "9.94", "SUPPRESSED", "SUPPRESSED"]);
    expect(said(all, "projected")).toEqual(["198.75", "187.01", "SUPPRESSED", "SUPPRESSED"]);
    expect(all.map(({ gapBand }) => gapBand !== null)).toEqual([true, true, false, false]);
  });

  it("goes on with the retiring of several years evenly where too few retire in each, and says so", async () => {
    const few = ["2025", "2026", "2027", "2028", "2029"].map(
      (year) => ({ key: ["TEACHING", year], why: "SUPPRESSED" }) as const,
    );
    await giveOut("2023-10-01", [
      { dimensions: ["BOARD"], cells: [cell(["99001"], 104), cell(["99002"], 105)] },
      { dimensions: ["FUNCTION_GROUP"], cells: [cell(["TEACHING"], 209)] },
      {
        dimensions: ["FUNCTION_GROUP", "RETIREMENT"],
        cells: [cell(["TEACHING", "2024"], 15), ...few, cell(["TEACHING", "NOT_SOON"], 170)],
      },
    ]);
    const { data } = await ask('from: 2023, scenario: { outflowRate: "0", inflowFte: "10" }');
    const all = data?.region.staffForecast.years ?? [];
    // 209 less 170 who stay and 15: 24 in five years.
    expect(said(all, "retired")).toEqual(["15.00", ...Array.from({ length: 5 }, () => "4.80")]);
    expect(all.map(({ retiredBasis }) => retiredBasis)).toEqual(["COUNTED", ...few.map(() => "SPREAD")]);
    expect(said(all, "projected").at(-1)).toBe("230.00");
    expect(all.at(-1)?.gapBand).not.toBeNull();
  });

  it("is beside what boards reckon to need, where all of them have: a board's part by its sites in the region", async () => {
    await reckon([{ boardNumber: "99002", fte: "105" }]);
    // 99001 stays as it is, and nobody is told how many teachers it has.
    expect(said(await years(RATES), "formation").slice(0, 2)).toEqual(["NOT_PUBLISHED", "209.00"]);
    await reckon([
      { siteCode: "99ZA00", fte: "90" },
      { siteCode: "99ZA01", fte: "30" },
    ]);
    const [year] = await years(RATES);
    expect(year).toMatchObject({
      formationBasis: "DELIVERED",
      formation: { value: "195.00" },
      gap: { value: "-3.75" },
    });
    expect(await aimedBasis(1)).toBe("UNUSED"); // what boards reckon goes before
    const hidden = await years(`${RATES}, retirementShift: 6`);
    expect([said(hidden, "formation")[0], said(hidden, "gap")[0]]).toEqual(["195.00", "NOT_PUBLISHED"]);
    await reckon([
      { boardNumber: "99001", year: 2028 },
      { boardNumber: "99002", year: 2028 },
    ]);
    expect(said(await years(RATES), "formation")[2]).toBe("142.50"); // half of 95, by its two sites, and 95
  });

  it("is to two decimals, bands too, however much comes in", async () => {
    const { data } = await ask(
      `from: 2025, years: 1, scenario: { outflowRate: "0.0501", inflowFte: "10.2049" }`,
      partner,
      "AM03",
      EVERY_FTE,
    );
    const fte = JSON.stringify(data?.region.staffForecast.years).match(/-?\d+\.\d+/g);
    expect(fte).toHaveLength(14);
    expect(fte?.filter((one) => !/^-?\d+\.\d\d$/.test(one))).toEqual([]);
  });

  it("does not guess who leaves and who comes: it says that the question has to give it", async () => {
    const all = await years('outflowRate: "0.05"');
    expect([said(all, "projected")[0], said(all, "retired")[0]]).toEqual(["NOT_GIVEN", "10.00"]);
  });

  it("needs what the pupils of each site need, at a number per FTE; at as many as today only boards are told", async () => {
    const of = (siteCode: string, boardNumber: string) =>
      ({ siteCode, boardNumber, name: "School", schoolKind: "BO", municipalityCode: "0114" }) as const;
    await hub.load(pupilSite, [of("99ZA00", "99001"), of("99YA00", "99002")], { board: null });
    const counted = [2022, 2025].flatMap((year) =>
      ["99ZA00", "99YA00"].map((siteCode) => ({ siteCode, year, pupils: 2_000 - 100 * (year - 2022) })),
    );
    await hub.load(pupils, counted, { board: null });
    // 3,400 pupils; a loss of 200 a year of which nine tenths are left in the next one.
    const aimed = await years(`${RATES}, pupilsPerFte: "20", retirementShift: 1`);
    expect(said(aimed, "formation")[1]).toBe("152.90");
    expect(await aimedBasis(4)).toBe("ARGUMENT");
    expect(aimed[1]?.formationBasis).toBe("PUPILS");
    const [, asToday] = await years(RATES);
    expect(asToday).toMatchObject({ formationBasis: null, gapBand: null, formation: { why: ["NOT_PUBLISHED"] } });
  });

  it("needs as many as today per pupil where it is out how many teachers each board has, for those who are told of all", async () => {
    const byBoard = (second: NewCell) => [
      { dimensions: ["BOARD"], cells: [cell(["99001"], 104), cell(["99002"], 105)] },
      { dimensions: ["FUNCTION_GROUP"], cells: [cell(["TEACHING"], 209)] },
      { dimensions: ["BOARD", "FUNCTION_GROUP"], cells: [cell(["99001", "TEACHING"], 104), second] },
    ];
    const second = ["99002", "TEACHING"];
    const audiences = [
      [10, byBoard({ key: second, why: "COMPLEMENTARY" })],
      [5, byBoard(cell(second, 105))],
    ] as const;
    await publish(store, {
      ...{ place: "PROVINCIE PV22", on: "2025-10-01", afterRun: 1, people: [] },
      tables: audiences.flatMap(([smallest, tables]) => tables.map((table) => ({ ...table, smallest, bands: null }))),
    });
    const formationFor = async (caller: Caller) => {
      const { data } = await hub.query<{ region: { staffForecast: { years: readonly Year[] } } }>(
        '{ region(scheme: PROVINCIE, code: "PV22") { staffForecast(from: 2025, years: 2) { years { formation { value why } } } } }',
        { caller },
      );
      return data?.region.staffForecast.years[1]?.formation;
    };
    // 3,058 pupils of 3,400 are left, as many at either board.
    expect(await formationFor(boardCaller("99001"))).toEqual({ value: "187.98", why: [] });
    expect(await formationFor(partner)).toEqual({ value: null, why: ["NOT_PUBLISHED"] });
  });

  it("is not published where no tables are out: to boards of the region, of other years, groups and regions", async () => {
    const nothing = async (args: string, caller: Caller, code?: string) => {
      const { data } = await ask(`${args}, scenario: { ${RATES} }`, caller, code);
      for (const name of ["projected", "gap"] as const) {
        expect(data?.region.staffForecast.years[0]?.[name]).toEqual({ value: null, why: ["NOT_PUBLISHED"] });
      }
    };
    await nothing("from: 2025, years: 1", boardCaller("99001"));
    await nothing("from: 2024, years: 1", partner);
    await nothing("from: 2025, years: 1, functionGroup: null", partner);
    await nothing("from: 2025, years: 1", partner, "AM01");
  });

  it("is an adviser's in the regions of the token alone", async () => {
    const own = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] };
    expect(said(await years(RATES, own), "projected")[0]).toBe("198.75");
    expect(codesOf(await ask("from: 2025", own, "AM01"))).toEqual(["FORBIDDEN"]);
  });
});
