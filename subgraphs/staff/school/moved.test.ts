import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { publish } from "@regiohub/infra/figures/store";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { pupilSite, pupils, site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { staff } from "../index.js";
import { areasOn } from "../published/areas.js";
import { storeOf } from "../published/store.js";
import type { StaffDb } from "../tables.js";
import { observe } from "../testing/observe.js";
import { siteRecord } from "../testing/records.js";
import { alike, deliverTeachers } from "../testing/teachers.js";

const [BEFORE, AFTER] = ["2024-10-01", "2025-10-01"] as const;
const own = boardCaller("99001", "99002");

/**
 * 99001 delivers, with a school in Assen (AM01) and, until 1 March 2025, one in Emmen (AM03). That is 99002's since, which
 * has another in Assen and delivers nothing.
 */
let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const assen = { municipalityCode: "0106" };
  const edition = (boardNumber: string, day: string) =>
    hub.load(
      site,
      [
        siteRecord({ siteCode: "99ZA00", ...assen }),
        siteRecord({ siteCode: "99YA00", boardNumber }),
        siteRecord({ siteCode: "99XA00", boardNumber: "99002", ...assen }),
      ],
      { board: null, day },
    );
  await edition("99001", "2024-09-01");
  await deliverTeachers(hub, "99001", 1, [
    ...alike(20, "99ZA00", "1.0000", "1980-01-01"),
    ...alike(10, "99YA00", "1.0000", "1980-01-01"),
  ]);
  await observe(hub, ["99001"], { from: "2024-09-01", until: AFTER });
  await edition("99002", "2025-03-01");
  const counted = { schoolKind: "BO", municipalityCode: "0114", name: "School", siteCode: "99YA00" } as const;
  await hub.load(pupilSite, [{ ...counted, boardNumber: "99002" }], { board: null });
  const years = [2021, 2022, 2023, 2024, 2025].map((year) => ({ siteCode: "99YA00", year, pupils: 100 }));
  await hub.load(pupils, years, { board: null });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const SCENARIO = 'scenario: { outflowRate: "0", inflowFte: "0", pupilsPerFte: "20" }';
const FORECAST = "staff { value } years { formation { value why } formationBasis }";
const forecastOf = async (board: string, from: number, region: string) => {
  const within = `within: { scheme: ARBEIDSMARKTREGIO, code: "${region}" }`;
  const { data, errors } = await hub.query<{ board: { staffForecast: object | null } }>(
    `{ board(number: "${board}") { staffForecast(from: ${from}, years: 1, ${SCENARIO}, ${within}) { ${FORECAST} } } }`,
    { caller: own },
  );
  expect(errors).toBeUndefined();
  return data?.board.staffForecast;
};
const pupilsOf = async (board: string) => {
  const { data } = await hub.query<{ board: { pupils: { counted: number }[] } }>(
    `{ board(number: "${board}") { pupils(from: 2024, until: 2025) { counted } } }`,
    { caller: partner },
  );
  return data?.board.pupils.map(({ counted }) => counted);
};

describe("a school that went over to another board", () => {
  it("is in the forecast of the former board that begins before, with its pupils", async () => {
    expect(await forecastOf("99001", 2024, "AM03")).toEqual({
      staff: { value: "10.0000" },
      years: [{ formation: { value: "5.0000", why: [] }, formationBasis: "PUPILS" }],
    });
    expect(await forecastOf("99001", 2024, "AM01")).toMatchObject({ staff: { value: "20.0000" } });
  });

  it("keeps the region in which it lies among those of which tables are given out of days before", async () => {
    expect(await areasOn(figures, BEFORE)).toContain("ARBEIDSMARKTREGIO AM03");
    expect(await areasOn(figures, AFTER)).not.toContain("ARBEIDSMARKTREGIO AM03");
    expect(await areasOn(figures, AFTER)).toContain("ARBEIDSMARKTREGIO AM01");
  });

  it("is in what the region needs, as its tables of days before have it", async () => {
    const cell = (...key: readonly string[]) => ({ key, amounts: [10, 10, 100_000] });
    await publish(storeOf(figures), {
      ...{ place: "ARBEIDSMARKTREGIO AM03", on: BEFORE, afterRun: 1, people: [] },
      tables: [
        { dimensions: ["BOARD"], cells: [cell("99001")] },
        { dimensions: ["FUNCTION_GROUP"], cells: [cell("TEACHING")] },
      ].map((table) => ({ ...table, smallest: 10, bands: null })),
    });
    const { data } = await hub.query(
      `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { staffForecast(from: 2024, years: 1, ${SCENARIO}) { ${FORECAST} } } }`,
      { caller: partner },
    );
    expect(data?.region).toEqual({
      staffForecast: {
        staff: { value: "10.00" },
        years: [{ formation: { value: "5.00", why: [] }, formationBasis: "PUPILS" }],
      },
    });
  });

  it("has its pupils, of all years, at the board that has it today", async () => {
    expect([await pupilsOf("99001"), await pupilsOf("99002")]).toEqual([
      [0, 0],
      [100, 100],
    ]);
  });
});
