import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { formation, pupilSite, pupils, site } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { formationRecord, siteRecord } from "../testing/records.js";
import { alike, deliverTeachers } from "../testing/teachers.js";

const own = boardCaller("99001", "99002", "99003");

/** Sites of 99001 in Emmen (AM03) and Assen (AM01), of 99002 and 99003 in Emmen; pupils of 2024 and 2025 at 99002's. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord(),
    siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" }),
    siteRecord({ siteCode: "99ZA02" }),
    siteRecord({ siteCode: "99YA00", boardNumber: "99002" }),
    siteRecord({ siteCode: "99XA00", boardNumber: "99003" }),
  ];
  await hub.load(site, sites, { board: null });
  const counted = { siteCode: "99YA00", schoolKind: "BO", municipalityCode: "0114" } as const;
  await hub.load(pupilSite, [{ ...counted, name: "De Maan", boardNumber: "99002" }], { board: null });
  const years = [2022, 2023, 2024, 2025].map((year) => ({
    siteCode: "99YA00",
    year,
    pupils: 200 - 30 * (year - 2022),
  }));
  await hub.load(pupils, years, { board: null });
});
afterAll(() => hub.close());

const RATES = 'outflowRate: "0.05", inflowFte: "4.2"';
const FIGURES =
  "projected { value why } formation { value why } gap { value why } surplus { value } shortage { value }";
type Said = { readonly value: string | null; readonly why?: readonly string[] };
type Gap = Readonly<Record<"projected" | "formation" | "gap" | "surplus" | "shortage", Said>> & {
  readonly [field: string]: unknown;
};
const ask = async <Field extends string>(field: Field, selection: string, caller: Caller = own, board = "99001") =>
  hub.query<{ board: Record<string, Gap | null> }>(
    `{ board(number: "${board}") { asked: ${field} { ${selection} } } }`,
    {
      caller,
    },
  );
const gapOf = async (args: string, { fields = FIGURES, board = "99001", caller = own as Caller } = {}) => {
  const { data, errors } = await ask(`staffingGap(${args})`, fields, caller, board);
  expect(errors).toBeUndefined();
  return data?.board.asked as Gap;
};

describe("the gap of a board, for its own eyes", () => {
  beforeAll(async () => {
    // 104.0 FTE, of which three retire on 1 April 2026.
    await deliverTeachers(hub, "99001", 1, [
      ...alike(57, "99ZA00", "1.0000", "1980-01-01"),
      ...alike(3, "99ZA00", "1.0000", "1959-03-10"),
      ...alike(40, "99ZA01", "1.0000", "1990-01-01"),
      ...alike(5, "99ZA01", "0.8000", null),
    ]);
    await observe(hub, ["99001"], { from: "2025-01-01", until: "2026-01-01" });
    const reckoned = [{}, { year: 2027 }, { functionGroup: "ALL", fte: "120" }] as const;
    await hub.load(
      formation,
      reckoned.map((row) => formationRecord(row)),
      { board: null, coverage: "windowed" },
    );
  });

  it("of 95 reckoned against 100 projected is a surplus of 5", async () => {
    const gap = await gapOf(`year: 2026, scenario: { ${RATES} }`, {
      fields: `${FIGURES} retired { value } outflow { value } inflow { value } formationBasis`,
    });
    expect(gap).toEqual({
      projected: { value: "100.0000", why: [] },
      formation: { value: "95.0000", why: [] },
      gap: { value: "-5.0000", why: [] },
      surplus: { value: "5.0000" },
      shortage: { value: "0.0000" },
      retired: { value: "3.0000" },
      outflow: { value: "5.2000" },
      inflow: { value: "4.2000" },
      formationBasis: "DELIVERED",
    });
  });

  it("is of the group that is asked for, or of everybody by what is reckoned for everybody", async () => {
    const all = await gapOf(`year: 2026, functionGroup: null, scenario: { ${RATES} }`);
    expect([all.projected.value, all.formation.value]).toEqual(["100.0000", "120.0000"]);
    const support = await gapOf(`year: 2026, functionGroup: SUPPORT, scenario: { ${RATES} }`);
    expect([support.projected.value, support.formation.value]).toEqual(["4.2000", "0.0000"]);
  });

  it("does not guess who leaves and who comes", async () => {
    for (const scenario of ["{}", '{ outflowRate: "0.05" }', '{ inflowFte: "1" }']) {
      const gap = await gapOf(`year: 2026, scenario: ${scenario}`, {
        fields: `${FIGURES} retired { value } gapBand { low }`,
      });
      expect(gap).toMatchObject({
        projected: { value: null, why: ["NOT_OBSERVED"] },
        gap: { value: null, why: ["NOT_OBSERVED"] },
        formation: { value: "95.0000", why: [] },
        retired: { value: "3.0000" },
        gapBand: null,
      });
    }
  });

  it("is made of parts that add up to it, of what was reckoned for the board too", async () => {
    const parts = ["AM01", "AM03"].map((code) =>
      gapOf(`year: 2026, scenario: { ${RATES} }, within: { scheme: ARBEIDSMARKTREGIO, code: "${code}" }`),
    );
    const [assen, emmen] = await Promise.all(parts);
    expect([assen?.projected.value, emmen?.projected.value]).toEqual(["43.5769", "56.4231"]);
    expect([assen?.formation.value, emmen?.formation.value]).toEqual(["31.6667", "63.3333"]);
    const elsewhere = await ask('staffingGap(year: 2026, within: { scheme: ARBEIDSMARKTREGIO, code: "AM36" })', "year");
    expect(elsewhere).toMatchObject({ data: { board: { asked: null } } });
  });

  it("begins with the staff that its figures have, says what it takes for true, and how much it is about", async () => {
    const forecast = "staff { value } years { year coverage { boards sharePercent } } assumptions { kind value basis }";
    const { data } = await ask(`staffForecast(from: 2025, years: 2, scenario: { ${RATES} })`, forecast);
    const { data: figures } = await ask('workforce(on: "2025-10-01", by: [FUNCTION_GROUP])', "cells { fte }");
    expect(figures?.board.asked).toEqual({ cells: [{ fte: "104.0000" }] });
    expect(data?.board.asked).toEqual({
      staff: { value: "104.0000" },
      years: [2026, 2027].map((year) => ({ year, coverage: { boards: 1, sharePercent: "100.00" } })),
      assumptions: [
        { kind: "OUTFLOW_RATE", value: "0.05", basis: "ARGUMENT" },
        { kind: "INFLOW_FTE", value: "4.2", basis: "ARGUMENT" },
        { kind: "RETIREMENT_SHIFT", value: "0", basis: "DEFAULT" },
        { kind: "WORK_ON", value: "0", basis: "DEFAULT" },
        { kind: "PEOPLE_WITHOUT_AGE", value: "5", basis: "COUNTED" },
      ],
    });
  });

  it("moves with a later retirement", async () => {
    const later = await gapOf(`year: 2026, scenario: { ${RATES}, retirementShift: 7 }`);
    expect(later.projected.value).toBe("103.0000");
  });

  it("has bands that are the same for the same seed, and around the figure", async () => {
    const bands = "gap { value } gapBand { low high } projectedBand { low high } formationBand { low high }";
    const asked = (seed: number) =>
      gapOf(`year: 2026, scenario: { ${RATES}, seed: ${seed}, workOn: "0.2" }`, { fields: bands });
    const one = await asked(7);
    expect(await asked(7)).toEqual(one);
    expect(await asked(8)).not.toEqual(one);
    const { low, high } = one.gapBand as { low: string; high: string };
    expect([Number(low) < -5, Number(high) > -5]).toEqual([true, true]);
    expect(one.formationBand).toEqual({ low: "95.0000", high: "95.0000" });
  });

  it.each([
    "staffForecast(from: 2025, years: 7)",
    "staffForecast(from: 2025, years: 0)",
    "staffForecast(from: 1999)",
    "staffForecast(from: 2099)",
    "staffingGap(year: 2099)",
    "staffingGap(year: 1999)",
    ...[
      'outflowRate: "1.1"',
      'inflowFte: "-1"',
      'pupilsPerFte: "0"',
      "retirementShift: 25",
      'workOn: "2"',
      "draws: 0",
    ].map((wrong) => `staffingGap(year: 2026, scenario: { ${wrong} })`),
  ])("is refused for %s", async (field) => {
    expect(codesOf(await ask(field, "__typename"))).toEqual(["ARGUMENT_INVALID"]);
  });
});

describe("what a board will need", () => {
  it("follows the pupils of its sites, counted or expected, at as many per FTE as there were", async () => {
    await deliverTeachers(hub, "99002", 2, alike(10, "99YA00", "1.0000", "1980-01-01"));
    await observe(hub, ["99002"], { from: "2024-10-01", until: "2025-10-01" });
    const { data } = await ask(
      'staffForecast(from: 2024, years: 3, scenario: { outflowRate: "0", inflowFte: "0" })',
      "years { formation { value } formationBasis }",
      own,
      "99002",
    );
    // 140 pupils in 2024, 110 in 2025; then of a loss of 30 a year nine tenths are left in the next year.
    expect(data?.board.asked).toEqual({
      years: ["7.8571", "5.9286", "4.1929"].map((value) => ({ formation: { value }, formationBasis: "PUPILS" })),
    });
    const aimed = await gapOf('year: 2026, scenario: { pupilsPerFte: "20", growth: "0" }', { board: "99002" });
    expect(aimed.formation.value).toBe("5.5000");
  });

  it("takes pupils per FTE for true where its pupils are known, and else says that nothing follows from them", async () => {
    for (const [board, group, basis, formationBasis] of [
      ["99002", "TEACHING", "ARGUMENT", "PUPILS"],
      ["99001", "TEACHING", "UNUSED", "DELIVERED"],
      ["99001", "SUPPORT", "UNUSED", "HELD"],
    ] as const) {
      const scenario = 'scenario: { outflowRate: "0", inflowFte: "0", pupilsPerFte: "20" }';
      const fields = "years { formationBasis } assumptions { kind value basis }";
      const { data } = await ask(
        `staffForecast(from: 2025, years: 1, functionGroup: ${group}, ${scenario})`,
        fields,
        own,
        board,
      );
      expect(data?.board.asked).toMatchObject({
        years: [{ formationBasis }],
        assumptions: expect.arrayContaining([{ kind: "PUPILS_PER_FTE", value: "20", basis }]),
      });
    }
  });

  it("takes a growth of pupils for true only where something follows from it", async () => {
    const growthAt = async (board: string, scenario: string) => {
      const { data, errors } = await ask(
        `staffForecast(from: 2025, years: 1, scenario: { outflowRate: "0", inflowFte: "0" ${scenario} })`,
        "assumptions { kind value basis }",
        own,
        board,
      );
      expect(errors).toBeUndefined();
      const asked = data?.board.asked as { readonly assumptions?: readonly { kind: string }[] } | null | undefined;
      return asked?.assumptions?.filter(({ kind }) => kind === "PUPIL_GROWTH");
    };
    const growth = (value: string, basis: string) => [{ kind: "PUPIL_GROWTH", value, basis }];
    expect(await growthAt("99002", "")).toEqual(growth("0.9", "DEFAULT"));
    expect(await growthAt("99002", ', growth: "0.5"')).toEqual(growth("0.5", "ARGUMENT"));
    expect(await growthAt("99001", "")).toEqual([]);
    expect(await growthAt("99001", ', growth: "0.5"')).toEqual(growth("0.5", "UNUSED"));
  });

  it("is played from the seed, however few they are", async () => {
    const drawn = async (seed: number) => {
      const scenario = `scenario: { outflowRate: "0.2", inflowFte: "1", draws: 1, seed: ${seed} }`;
      const { gapBand } = await gapOf(`year: 2026, ${scenario}`, { fields: "gapBand { low high }", board: "99002" });
      return gapBand as { low: string; high: string };
    };
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const bands = await Promise.all(seeds.map(drawn));
    expect(await Promise.all(seeds.map(drawn))).toEqual(bands);
    expect(bands.every(({ low, high }) => low === high)).toBe(true); // one draw is no spread
    expect(new Set(bands.map(({ low }) => low)).size).toBeGreaterThan(3);
  });
});

describe("a board's staff to come", () => {
  const nothing = (why: string) => ({
    years: [{ projected: { value: null, why: [why] }, formation: { value: null, why: [why] }, gapBand: null }],
    assumptions: [],
  });
  const forecast = `staffForecast(from: 2025, years: 1, scenario: { ${RATES} })`;
  const fields = "years { projected { value why } formation { value why } gapBand { low } } assumptions { kind }";

  it("is not published to others", async () => {
    for (const caller of [boardCaller("99009"), partner]) {
      const { data, errors } = await ask(forecast, fields, caller);
      expect(errors).toBeUndefined();
      expect(data?.board.asked).toEqual(nothing("NOT_PLANNED"));
    }
    expect(codesOf(await ask(forecast, fields, adviser()))).toEqual(["FORBIDDEN"]);
  });

  it("is not there where nothing was delivered", async () => {
    expect((await ask(forecast, fields, own, "99003")).data?.board.asked).toEqual(nothing("NOT_DELIVERED"));
  });
});
