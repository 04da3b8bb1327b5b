import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { FlowLines, FlowTotals, Said } from "./support/said.js";
import { AFTER, BEFORE, COURSES, staffIn } from "./support/school-year.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const own: Caller = { ...adviser(), regions: [{ scheme: "PROVINCIE", code: "PV22" }] };

/** Fifty people of 44444, who work in the region, in secondary education. */
const secondary = Array.from({ length: 50 }, (_, index) =>
  working(human(9000 + index), `V${index}`, job("90DD00", { startsOn: "2015-08-01" })),
);

beforeAll(async () => {
  for (const [when, day, night] of [
    ["before", BEFORE, "2024-10-20"],
    ["after", "2025-10-15", "2025-10-20"],
  ] as const) {
    for (const board of Object.keys(COURSES)) await hub.bring(afasFiles(board, staffIn(board, when)), { board, day });
    await hub.bring(afasFiles("44444", secondary), { board: "44444", day });
    await hub.giveOut(night);
  }
}, 120_000);

interface Flows extends FlowLines, FlowTotals {
  readonly boards: number;
  readonly boardsObserved: number;
  readonly between: readonly {
    readonly from: { readonly number: string } | null;
    readonly to: { readonly number: string } | null;
    readonly persons: Said;
  }[];
}

const flowsBy = (
  args = "",
) => `flows(from: "${BEFORE}", to: "${AFTER}"${args}) { stockBefore { value why } stockAfter { value why } came { value why } left { value why } boards
  boardsObserved lines { direction kind persons { value why } } between { from { number } to { number } persons { value } } }`;
const ofBoard = async (number: string, caller: Caller = boardCaller(number)): Promise<Flows> =>
  (await hub.answer<{ board: { flows: Flows } }>(`{ board(number: "${number}") { ${flowsBy()} } }`, caller)).board
    .flows;
const ofRegion = async (caller: Caller, args?: string): Promise<Flows> => {
  const asked = `{ region(scheme: PROVINCIE, code: "PV22") { ${flowsBy(args)} } }`;
  return (await hub.answer<{ region: { flows: Flows } }>(asked, caller)).region.flows;
};

/** The lines that tell of people, as `OUT RETIREMENT`. */
const linesOf = ({ lines }: Flows) =>
  Object.fromEntries(
    lines.flatMap(({ direction, kind, persons: { value } }) =>
      Number(value) === 0 ? [] : [[`${direction} ${kind}`, Number(value)]],
    ),
  );

/** What came less what left, by the lines that tell of people. */
const differenceOf = (flows: Flows): number =>
  Object.entries(linesOf(flows)).reduce((sum, [line, persons]) => {
    return line.startsWith("IN ") ? sum + persons : line.startsWith("OUT ") ? sum - persons : sum;
  }, 0);

describe("row 5, the figures of a regional report: two deliveries of three boards, a year apart", () => {
  it.each([
    [
      "11111",
      120,
      109,
      {
        "IN INFLOW": 14,
        "IN TRANSFER_INTER_BOARD": 10,
        "OUT OUTFLOW": 12,
        "OUT RETIREMENT": 11,
        "OUT TRANSFER_INTER_BOARD": 12,
      },
    ],
    [
      "22222",
      90,
      85,
      {
        "IN INFLOW": 13,
        "IN TRANSFER_INTER_BOARD": 12,
        "OUT OUTFLOW": 10,
        "OUT RETIREMENT": 10,
        "OUT TRANSFER_INTER_BOARD": 10,
      },
    ],
    ["33333", 60, 60, { "IN INFLOW": 10, "OUT OUTFLOW": 10 }],
  ] as const)(
    "%s had %d people and has %d, and knows of each how they came and went",
    async (board, before, after, lines) => {
      const flows = await ofBoard(board);
      expect([flows.stockBefore.value, flows.stockAfter.value]).toEqual([String(before), String(after)]);
      expect(linesOf(flows)).toEqual(lines);
      expect(differenceOf(flows)).toBe(after - before);
    },
  );

  it("the region: 270 + 37 − 32 − 21 = 254, and 22 who moved within it", async () => {
    for (const caller of [own, partner]) {
      const flows = await ofRegion(caller);
      expect([flows.stockBefore.value, flows.stockAfter.value]).toEqual(["270", "254"]);
      expect(linesOf(flows)).toEqual({
        "IN INFLOW": 37,
        "OUT OUTFLOW": 32,
        "OUT RETIREMENT": 21,
        "WITHIN TRANSFER_INTER_BOARD": 22,
      });
      expect(differenceOf(flows)).toBe(254 - 270);
    }
  });

  it("person by person from one 1 October to the next: 270 + 37 − 32 − 21 = 254, and 22 at another school", async () => {
    for (const args of [", view: ANNUAL_OCT1", ", view: ANNUAL_OCT1, functionGroup: TEACHING"]) {
      const flows = await ofRegion(own, args);
      expect([flows.stockBefore.value, flows.stockAfter.value]).toEqual(["270", "254"]);
      expect(linesOf(flows)).toEqual({
        "IN INFLOW": 37,
        "OUT OUTFLOW": 32,
        "OUT RETIREMENT": 21,
        "WITHIN OTHER_SCHOOL": 22,
      });
      expect(differenceOf(flows)).toBe(254 - 270);
    }
  });

  it("in each view and of each cut that is shown, before and came less left is after", async () => {
    for (const args of ["", ", view: ANNUAL_OCT1", ", functionGroup: TEACHING", ", windowDays: 31"]) {
      const { stockBefore, came, left, stockAfter } = await ofRegion(own, args);
      expect([stockBefore, came, left, stockAfter].map(({ value }) => value)).toEqual(["270", "37", "53", "254"]);
    }
  });

  it("of a group of functions, and with another window, the same difference is explained", async () => {
    for (const args of [", functionGroup: TEACHING", ", windowDays: 31", ", windowDays: 92"]) {
      expect(differenceOf(await ofRegion(own, args))).toBe(254 - 270);
    }
  });

  it("who moved is told between boards: 12 and 10", async () => {
    const { between } = await ofRegion(own);
    expect(between.map(({ from, to, persons }) => [from?.number, to?.number, persons.value])).toEqual([
      ["11111", "22222", "12"],
      ["22222", "11111", "10"],
    ]);
  });

  it("says how many boards it is about: three of four, for 55555 never delivers", async () => {
    expect(await ofRegion(own)).toMatchObject({ boards: 4, boardsObserved: 3 });
    const asked = `{ region(scheme: PROVINCIE, code: "PV22") { workforce(on: "${AFTER}") {
      coverage { boards boardsDelivered sharePercent missing { edges { node { number } } } } } } }`;
    const { region } = await hub.answer<{ region: { workforce: { coverage: object } } }>(asked, own);
    expect(region.workforce.coverage).toEqual({
      boards: 4,
      boardsDelivered: 3,
      sharePercent: "75.00",
      missing: { edges: [{ node: { number: "55555" } }] },
    });
  });

  it("of a day before their first deliveries it is about none of them", async () => {
    const asked = `{ region(scheme: PROVINCIE, code: "PV22") { workforce(on: "2023-10-01") {
      coverage { boards boardsDelivered sharePercent missing { totalCount } } } } }`;
    const { region } = await hub.answer<{ region: { workforce: { coverage: object } } }>(asked, own);
    expect(region.workforce.coverage).toEqual({
      ...{ boards: 4, boardsDelivered: 0, sharePercent: "0.00" },
      missing: { totalCount: 4 },
    });
  });

  it("who works in secondary education is in no figure of the region", async () => {
    const asked = `{ region(scheme: PROVINCIE, code: "PV22") { workforce(on: "${AFTER}", by: [BOARD]) {
      boardsInAll boardsCounted coverage { boards } cells { keys { code } persons } } } }`;
    const { region } = await hub.answer<{ region: { workforce: object } }>(asked, partner);
    expect(region.workforce).toEqual({
      ...{ boardsInAll: 4, boardsCounted: 3, coverage: { boards: 4 } },
      cells: [
        ["11111", 109],
        ["22222", 85],
        ["33333", 60],
      ].map(([code, persons]) => ({ keys: [{ code }], persons })),
    });
  });

  it("a board's staff over the years is what the flows begin and end with; before, nobody knows who had left", async () => {
    for (const board of Object.keys(COURSES)) {
      const asked = `{ board(number: "${board}") { workforceSeries(from: 2023, until: 2025) { persons observed } } }`;
      const answer = await hub.answer<{ board: { workforceSeries: object[] } }>(asked, boardCaller(board));
      const [unseen, ...years] = answer.board.workforceSeries;
      expect(unseen).toMatchObject({ observed: false });
      const { stockBefore, stockAfter } = await ofBoard(board);
      expect(years).toEqual([stockBefore, stockAfter].map(({ value }) => ({ persons: Number(value), observed: true })));
    }
  });

  it("of a board, nobody else is told how people came and went", async () => {
    for (const caller of [partner, boardCaller("22222")]) {
      const { lines, stockAfter } = await ofBoard("11111", caller);
      expect(stockAfter).toEqual({ value: null, why: ["NOT_PLANNED"] });
      expect(lines.filter(({ persons }) => persons.value !== null)).toEqual([]);
    }
  });
});
