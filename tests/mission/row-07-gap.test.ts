import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { type Alike, formationFile, teachersOf } from "./support/teachers.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

interface Measured {
  readonly value: string | null;
  readonly why: readonly string[];
}
type Gap = Readonly<Record<"projected" | "formation" | "gap" | "surplus" | "shortage", Measured>> & {
  readonly formationBasis: string | null;
};

const RATES = 'scenario: { outflowRate: "0.05", inflowFte: "4.2" }';
const gapOf = async (args: string, caller: Caller = boardCaller("11111")) => {
  const { board } = await hub.answer<{ board: { staffingGap: Gap } }>(
    `{ board(number: "11111") { staffingGap(year: 2026, ${args}) { formationBasis
      projected { value why } formation { value why } gap { value why } surplus { value } shortage { value } } } }`,
    caller,
  );
  return board.staffingGap;
};

describe("row 7, gap: a board's teachers in 2026 against what it reckons to need", () => {
  beforeAll(async () => {
    const people = teachersOf(
      1,
      [60, "90AA00"],
      [3, "90AA00", { bornOn: "1959-03-10" }], // employed until 31 March 2026
      [37, "90AA01"],
      [5, "90AA01", { size: 80 }],
      [2, "90AA01", { group: "SUPPORT" }],
    );
    await hub.bring(afasFiles("11111", people), { board: "11111", day: "2025-10-01" });
    const { refused } = await hub.bring(formationFile("11111;;2026;TEACHING;95", "11111;;2026;;99"));
    expect(refused).toEqual([]);
  });

  it("forecast 95 against 100 gives surplus 5", async () => {
    expect(await gapOf(RATES)).toEqual({
      projected: { value: "100.0000", why: [] },
      formation: { value: "95.0000", why: [] },
      formationBasis: "DELIVERED",
      gap: { value: "-5.0000", why: [] },
      surplus: { value: "5.0000" },
      shortage: { value: "0.0000" },
    });
  });

  it("with another formation or another inflow there is a shortage", async () => {
    const { gap, surplus, shortage } = await gapOf('scenario: { outflowRate: "0.1", inflowFte: "1.4" }');
    expect([gap.value, surplus.value, shortage.value]).toEqual(["3.0000", "0.0000", "3.0000"]);
  });

  it("who leaves and who comes is not guessed, and neither is told to others", async () => {
    const { projected, formation } = await gapOf("functionGroup: TEACHING");
    expect([projected, formation.value]).toEqual([{ value: null, why: ["NOT_OBSERVED"] }, "95.0000"]);
    const untold = { value: null, why: ["NOT_PLANNED"] };
    expect(await gapOf(RATES, partner)).toMatchObject({ projected: untold, formation: untold, gap: untold });
  });
});

describe("row 7, gap: who leaves and who comes, as a board's own deliveries tell", () => {
  const deliver = (day: string, ...groups: readonly Alike[]) =>
    hub.bring(afasFiles("22222", teachersOf(2_000, ...groups)), { board: "22222", day });

  beforeAll(async () => {
    await deliver("2024-10-01", [50, "90BB00"]);
    await deliver("2025-10-15", [45, "90BB00"], [5, "90BB00", { endsOn: "2025-07-31" }], [2, "90BB00"]);
  });

  it("five of fifty left and two came, and so it is taken to go on, where the question does not say otherwise", async () => {
    const ask = (scenario: string) =>
      hub.answer<{ board: { staffForecast: { years: { projected: Measured }[]; assumptions: object[] } } }>(
        `{ board(number: "22222") { staffForecast(from: 2025, years: 1, scenario: { ${scenario} }) {
          years { projected { value why } } assumptions { kind value basis } } } }`,
        boardCaller("22222"),
      );
    const { board } = await ask("");
    expect(board.staffForecast.years).toEqual([{ projected: { value: "44.3000", why: [] } }]);
    expect(board.staffForecast.assumptions.slice(0, 2)).toEqual([
      { kind: "OUTFLOW_RATE", value: "0.1000", basis: "OBSERVED" },
      { kind: "INFLOW_FTE", value: "2.0000", basis: "OBSERVED" },
    ]);
    const given = await ask('outflowRate: "0"');
    expect(given.board.staffForecast.years).toEqual([{ projected: { value: "49.0000", why: [] } }]);
  });
});
