import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { formation, pupilSite, pupils, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { formationRecord, siteRecord } from "../testing/records.js";
import { deliverTeachers, type Teacher } from "../testing/teachers.js";
import { tenThousandths } from "./exact.js";

/** Sites of 99001 in Emmen (AM03) and Assen (AM01), where pupils become more and fewer; at one nobody was counted. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord(),
    siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" }),
    siteRecord({ siteCode: "99ZA02" }),
  ];
  await hub.load(site, sites, { board: null });
  const at = { boardNumber: "99001", name: "School", schoolKind: "BO" } as const;
  const counted = [
    { ...at, siteCode: "99ZA00", municipalityCode: "0114" },
    { ...at, siteCode: "99ZA01", municipalityCode: "0106" },
  ];
  await hub.load(pupilSite, counted, { board: null });
  const years = [2022, 2025].flatMap((year) => [
    { siteCode: "99ZA00", year, pupils: 200 + 10 * (year - 2022) },
    { siteCode: "99ZA01", year, pupils: 170 - 11 * (year - 2022) },
  ]);
  await hub.load(pupils, years, { board: null });
  await observe(hub, ["99001"], { from: "2025-10-01", until: "2025-10-01" });
});
afterAll(() => hub.close());

const SEEDS = 6;
const tenths = (random: Random, most: number) => (random.below(most * 10_000) / 10_000).toFixed(4);

/** Delivers a random board, and what it is reckoned to need: as a whole in 2026, at one site in 2027. */
async function deliver(random: Random, runId: number): Promise<void> {
  const teachers = Array.from({ length: 30 }, (): Teacher => {
    const bornOn = `${random.pick([1958, 1960, 1962, 1980])}-0${1 + random.below(9)}-15`;
    return [random.pick(["99ZA00", "99ZA01", "99ZA02", null]), tenths(random, 1), bornOn];
  });
  await deliverTeachers(hub, "99001", runId, teachers);
  const reckoned = [{ fte: tenths(random, 100) }, { year: 2027, siteCode: "99ZA01", fte: tenths(random, 10) }];
  await hub.load(
    formation,
    reckoned.map((row) => formationRecord(row)),
    { board: null, coverage: "windowed" },
  );
}

const FIGURES = ["projected", "retired", "outflow", "inflow", "formation", "gap"] as const;
type Year = Readonly<Record<(typeof FIGURES)[number], { readonly value: string }>>;

/** Year by year the figures of the board, or of its part in a region, in ten-thousandths. */
async function figures(args: string): Promise<bigint[][]> {
  const { data, errors } = await hub.query<{ board: { staffForecast: { years: readonly Year[] } } }>(
    `{ board(number: "99001") { staffForecast(from: 2025, ${args}) { years { ${FIGURES.map((name) => `${name} { value }`).join(" ")} } } } }`,
    { caller: boardCaller("99001") },
  );
  expect(errors).toBeUndefined();
  const years = data?.board.staffForecast.years ?? [];
  return years.map((year) => FIGURES.map((name) => tenThousandths(year[name].value)));
}

it("parts of a board in two regions add up to it, year by year and to the last digit", async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = new Random(seed);
    await deliver(random, seed);
    const scenario = `scenario: { outflowRate: "${tenths(random, 1)}", inflowFte: "${tenths(random, 9)}", draws: 1 }`;
    const whole = await figures(scenario);
    const [one, other] = await Promise.all(
      ["AM01", "AM03"].map((code) => figures(`${scenario}, within: { scheme: ARBEIDSMARKTREGIO, code: "${code}" }`)),
    );
    const sums = one?.map((year, at) => year.map((amount, figure) => amount + (other?.[at]?.[figure] ?? 0n)));
    expect({ seed, years: sums }).toEqual({ seed, years: whole });
    expect(whole).toHaveLength(6);
  }
});
