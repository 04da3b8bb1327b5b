import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { formationFile, teachersOf } from "./support/teachers.js";
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
    await hub.bring(afasFiles("11111", people), { board: "11111", day: "2025-10-15" });
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
    const untold = { value: null, why: ["NOT_PUBLISHED"] };
    expect(await gapOf(RATES, partner)).toMatchObject({ projected: untold, formation: untold, gap: untold });
  });
});
