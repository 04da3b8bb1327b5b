import { beforeAll, describe, expect, it } from "@jest/globals";
import { afasFiles } from "./support/afas-files.js";
import { gapsOf } from "./support/staffing-gap.js";
import { type Alike, formationFile, teachersOf } from "./support/teachers.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const SOON = { bornOn: "1959-03-10" }; // employed until 31 March 2026

/** Of each board the teachers, who comes in, what it reckons to need, and what that comes to. */
const BOARDS = {
  "11111": {
    people: [
      [60, "90AA00"],
      [3, "90AA00", SOON],
      [37, "90AA01"],
      [5, "90AA01", { size: 80 }],
    ],
    inflow: "4.2",
    formation: "11111;;2026;TEACHING;95",
    projected: "100.0000",
    gap: "-5.0000",
  },
  "22222": {
    people: [
      [30, "90BB00"],
      [4, "90BB00", SOON],
      [26, "90BB01"],
    ],
    inflow: "4.5",
    formation: "22222;;2026;TEACHING;60",
    projected: "57.5000",
    gap: "2.5000",
  },
  "33333": {
    people: [
      [42, "90CC00"],
      [3, "90CC00", SOON],
    ],
    inflow: "1.5",
    formation: "33333;90CC00;2026;TEACHING;40",
    projected: "41.2500",
    gap: "-1.2500",
  },
} as const satisfies Readonly<Record<string, { readonly people: readonly Alike[]; readonly [field: string]: unknown }>>;

const gaps = gapsOf(hub);

describe("row 13, sum: the gaps of boards are the gap of their region", () => {
  beforeAll(async () => {
    for (const [at, [board, { people }]] of Object.entries(BOARDS).entries()) {
      await hub.bring(afasFiles(board, teachersOf(1 + 1_000 * at, ...people)), { board, day: "2025-10-01" });
    }
    const { refused } = await hub.bring(formationFile(...Object.values(BOARDS).map(({ formation }) => formation)));
    expect(refused).toEqual([]);
    await hub.giveOut("2025-11-01");
  });

  it("each board has its own, of each part of the sum", async () => {
    for (const [board, { inflow, projected, gap }] of Object.entries(BOARDS)) {
      const own = await gaps.ofBoard(board, inflow);
      expect([board, own.projected.value, own.gap.value]).toEqual([board, projected, gap]);
    }
  });

  it("the province has 198.75 against 195: −3.75, their sum, when ten retire", async () => {
    expect(await gaps.ofRegion("PROVINCIE", "PV22", "10.2")).toEqual({
      projected: { value: "198.75", why: [] },
      formation: { value: "195.00", why: [] },
      gap: { value: "-3.75", why: [] },
      retired: { value: "10.00", why: [] },
    });
  });

  it("the labour-market region, where four of them retire, is not told how many teachers there will be", async () => {
    const { projected, gap, retired } = await gaps.ofRegion("ARBEIDSMARKTREGIO", "AM03", "10.2");
    const untold = { value: null, why: ["SUPPRESSED"] };
    expect({ projected, gap, retired }).toEqual({ projected: untold, gap: untold, retired: untold });
  });
});
