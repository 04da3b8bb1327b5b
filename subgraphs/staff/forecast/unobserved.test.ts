import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { formation, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { formationRecord, siteRecord } from "../testing/records.js";
import { alike, deliverTeachers } from "../testing/teachers.js";

/** 99001 with ten teachers in Emmen (AM03) and five in Assen, and deliveries from 1 October 2024 to 30 August 2025. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [siteRecord(), siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" })];
  await hub.load(site, sites, { board: null });
  await deliverTeachers(hub, "99001", 1, [
    ...alike(10, "99ZA00", "1.0000", "1980-01-01"),
    ...alike(5, "99ZA01", "1.0000", null),
  ]);
  await observe(hub, ["99001"], { from: "2024-10-01", until: "2025-08-30" });
  const reckoned = [2024, 2026].map((year) => formationRecord({ year, siteCode: "99ZA00", fte: "12" }));
  await hub.load(formation, reckoned, { board: null, coverage: "windowed" });
});
afterAll(() => hub.close());

const FIGURES = ["projected", "retired", "outflow", "inflow", "formation", "gap", "surplus", "shortage"];
type Said = { readonly value: string | null; readonly why: readonly string[] };
interface Forecast {
  readonly staff: Said;
  readonly years: readonly (Readonly<Record<string, Said>> & {
    readonly coverage: object;
    readonly gapBand: unknown;
  })[];
  readonly assumptions: readonly object[];
}
const forecastFrom = async (from: number, within = ""): Promise<Forecast> => {
  const { data, errors } = await hub.query<{ board: { staffForecast: Forecast } }>(
    `{ board(number: "99001") { staffForecast(from: ${from}, years: 1, scenario: { outflowRate: "0", inflowFte: "1" }${within}) {
      staff { value why } assumptions { kind value basis }
      years { coverage { sharePercent } gapBand { low } ${FIGURES.map((name) => `${name} { value why }`).join(" ")} } } } }`,
    { caller: boardCaller("99001") },
  );
  expect(errors).toBeUndefined();
  return data?.board.staffForecast as Forecast;
};
const IN_EMMEN = ', within: { scheme: ARBEIDSMARKTREGIO, code: "AM03" }';
const WHY = { value: null, why: ["NOT_OBSERVED"] };

describe("a board's staff to come, from a day that its deliveries do not tell of", () => {
  it.each([
    ["before the first of them", 2023],
    ["more than a month after the last", 2025],
  ])("is not told: %s", async (_, from) => {
    const { staff: present, years, assumptions } = await forecastFrom(from);
    expect(present).toEqual(WHY);
    const [{ coverage, gapBand, ...figures } = { coverage: {}, gapBand: {} }] = years;
    expect([coverage, gapBand]).toEqual([{ sharePercent: "0.00" }, null]);
    expect(figures).toEqual(Object.fromEntries(FIGURES.map((name) => [name, WHY])));
    expect(assumptions.at(-1)).toEqual({ kind: "PEOPLE_WITHOUT_AGE", value: null, basis: "MISSING" });
  });

  it("is told where they begin within the month after it", async () => {
    for (const [first, value] of [
      ["2023-11-01", "15.0000"],
      ["2023-11-02", null],
    ] as const) {
      await observe(hub, ["99001"], { from: first, until: "2025-08-30" });
      expect((await forecastFrom(2023)).staff.value).toBe(value);
    }
    await observe(hub, ["99001"], { from: "2024-10-01", until: "2025-08-30" });
  });

  it("stands beside what was reckoned to be needed, where that is all that is needed", async () => {
    const { years } = await forecastFrom(2025, IN_EMMEN);
    expect(years[0]).toMatchObject({ formation: { value: "12.0000", why: [] }, projected: WHY, gap: WHY });
  });

  it("is told from a day in between", async () => {
    const { staff: present, years } = await forecastFrom(2024);
    expect(present).toEqual({ value: "15.0000", why: [] });
    expect(years[0]).toMatchObject({ coverage: { sharePercent: "100.00" }, gap: { value: "-1.0000", why: [] } });
  });
});
