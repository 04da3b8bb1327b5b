import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Files } from "../catalogue/support/table.js";
import { afasFiles } from "./support/afas-files.js";
import { gapsOf } from "./support/staffing-gap.js";
import { type Alike, formationFile, teachersOf } from "./support/teachers.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();
const gaps = gapsOf(hub);

const SOON = { bornOn: "1959-03-10" }; // employed until 31 March 2026

/** The people of row 13, of each board at one of its sites, and who comes in there. */
const BOARDS = {
  "11111": {
    inflow: "4.2",
    people: [
      [97, "90AA00"],
      [3, "90AA00", SOON],
      [5, "90AA00", { size: 80 }],
    ],
  },
  "22222": {
    inflow: "4.5",
    people: [
      [56, "90BB00"],
      [4, "90BB00", SOON],
    ],
  },
  "33333": {
    inflow: "1.5",
    people: [
      [42, "90CC00"],
      [3, "90CC00", SOON],
    ],
  },
} as const satisfies Readonly<Record<string, { readonly inflow: string; readonly people: readonly Alike[] }>>;

/** The pupils of sites: those of 11111 grow fewer, those of 22222 more, those of 33333 stay. */
const COUNTED = ["90AA00;11111;0106;500;400", "90BB00;22222;0114;200;260", "90CC00;33333;0119;150;150"];

/** The years between the first count and the last, which no growth is read from, are as the first. */
const steady = (row: string) => row.replace(/;(\d+);(\d+)$/, ";$1;$1;$1;$2");

const pupilsFile = (...rows: readonly string[]): Files => ({
  "pupils.csv": [
    "INSTELLINGSCODE;VESTIGINGSCODE;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING;LEERLINGEN_2022;LEERLINGEN_2023;LEERLINGEN_2024;LEERLINGEN_2025;NAAM_VESTIGING;SOORT_VESTIGING",
    ...rows.map((row) => `${row.slice(0, 4)};${steady(row)};De School;BO`),
    "",
  ].join("\r\n"),
});

const EVERYBODY = { args: "functionGroup: null," };

type More = Parameters<typeof gaps.ofBoard>[2];
const ofProvince = (more?: More) => gaps.ofRegion("PROVINCIE", "PV22", "10.2", more);

/** What the boards have, each in its own eyes, and the sum of it, as others are told it: rounded once. */
async function boardGaps(more?: More) {
  const own = await Promise.all(Object.entries(BOARDS).map(([board, { inflow }]) => gaps.ofBoard(board, inflow, more)));
  const amount = (value: string | null | undefined) => Math.round(Number(value) * 10_000);
  const sum = (figure: "projected" | "formation" | "gap") => {
    const total = own.reduce((all, one) => all + amount(one[figure].value), 0);
    return ((Math.sign(total) * Math.round(Math.abs(total) / 100)) / 100).toFixed(2);
  };
  return {
    each: own.map(({ gap }) => gap.value),
    gap: sum("gap"),
    formation: sum("formation"),
    projected: sum("projected"),
  };
}

/** The province has all that its boards have together. */
async function expectSum(more?: More) {
  const { projected, formation, gap } = await ofProvince(more);
  const sum = await boardGaps(more);
  expect({ projected: projected.value, formation: formation.value, gap: gap.value }).toEqual({
    projected: sum.projected,
    formation: sum.formation,
    gap: sum.gap,
  });
  return sum;
}

describe("row 13, sum, by pupils: the gaps of boards are the gap of their region, or it is not told", () => {
  beforeAll(async () => {
    for (const [at, [board, { people }]] of Object.entries(BOARDS).entries()) {
      await hub.bring(afasFiles(board, teachersOf(1 + 1_000 * at, ...people)), { board, day: "2025-10-01" });
    }
    expect((await hub.bring(pupilsFile(...COUNTED))).refused).toEqual([]);
    await hub.giveOut("2025-11-01");
  });

  it("of everybody each board's staff is out, so that its need follows from it", async () => {
    const { each, gap } = await expectSum(EVERYBODY);
    expect([...each, gap]).toEqual(["-3.8000", "6.6538", "3.7500", "6.60"]);
  });

  it("of teachers too", async () => {
    const { each, projected, gap } = await expectSum();
    expect([...each, gap]).toEqual(["-3.8000", "6.6538", "3.7500", "6.60"]);
    expect(projected).toBe("198.75");
  });

  it("at a number of pupils per FTE it is told as soon as each site has pupils", async () => {
    const aimed = { scenario: 'pupilsPerFte: "4"' };
    expect((await ofProvince(aimed)).gap).toEqual({ value: null, why: ["NOT_PUBLISHED"] });
    await hub.bring(pupilsFile(...COUNTED, "90AA01;11111;0114;50;50", "90BB01;22222;0118;40;37"));
    await expectSum(aimed);
    await expectSum({ ...EVERYBODY, ...aimed });
    await expectSum(EVERYBODY);
  });

  it("beside boards that reckon themselves what they need", async () => {
    await hub.bring(formationFile("22222;;2026;TEACHING;60", "22222;;2026;;60"));
    await expectSum(EVERYBODY);
    await expectSum({ scenario: 'pupilsPerFte: "4"' });
    await expectSum();
    await hub.bring(formationFile("11111;;2026;TEACHING;95", "33333;;2026;TEACHING;40"));
    expect(await expectSum()).toMatchObject({ gap: "-3.75" });
  });
});
