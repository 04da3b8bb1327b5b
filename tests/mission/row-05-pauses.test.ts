import { beforeAll, describe, expect, it } from "@jest/globals";
import type { CalendarDate } from "@regiohub/infra/values";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Job } from "../catalogue/support/people.js";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { FlowLines, FlowTotals, Said } from "./support/said.js";
import { AFTER, BEFORE } from "./support/school-year.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

/** Boards, and the site where their people work. */
const SITES = { "11111": "90AA00", "22222": "90BB00" } as const;

/**
 * Of each board: 40 teachers who stay, and 14 assistants; 12 teachers leave and 11 come. Three teachers are between two
 * contracts on the last day.
 */
function peopleOf(board: keyof typeof SITES, when: "before" | "after") {
  const site = SITES[board];
  const left = when === "after" ? "2025-07-31" : null;
  const courses: readonly (readonly [count: number, jobs: readonly Job[]])[] = [
    [40, [job(site)]],
    [14, [job(site, { group: "SUPPORT" })]],
    [12, [job(site, { endsOn: left })]],
    [3, pausing(site, when)],
    [when === "after" ? 11 : 0, [job(site, { startsOn: "2025-08-01" })]],
  ];
  return courses.flatMap(([count, jobs], kind) =>
    Array.from({ length: count }, (_, index) => {
      const number = Number(board[0]) * 1_000 + kind * 100 + index;
      return working(human(number), String(number).padStart(6, "0"), ...jobs);
    }),
  );
}

const pausing = (site: string, when: "before" | "after"): readonly Job[] =>
  when === "before"
    ? [job(site)]
    : [job(site, { endsOn: "2025-09-21" }), job(site, { number: 2, startsOn: "2025-10-06" })];

beforeAll(async () => {
  for (const [when, day] of [
    ["before", BEFORE],
    ["after", "2025-10-15"],
  ] as const) {
    for (const board of ["11111", "22222"] as const) {
      await hub.bring(afasFiles(board, peopleOf(board, when)), { board, day });
    }
  }
  await hub.giveOut("2025-10-20");
}, 120_000);

interface Flows extends FlowLines, FlowTotals {
  readonly bridged: Said;
}
const flows = (args = "") => `flows(from: "${BEFORE}", to: "${AFTER}"${args}) {
  stockBefore { value why } stockAfter { value why } bridged { value why } came { value why } left { value why }
  lines { direction kind persons { value why } } }`;
const ofRegion = async (args?: string): Promise<Flows> => {
  const asked = `{ region(scheme: PROVINCIE, code: "PV22") { ${flows(args)} } }`;
  return (await hub.answer<{ region: { flows: Flows } }>(asked, partner)).region.flows;
};

/** Persons of the region's workforce on a day, as they were given out: by the groups of functions that they are all in. */
async function workforce(on: CalendarDate): Promise<Readonly<Record<string, number>>> {
  interface Cell {
    readonly keys: readonly { readonly code: string }[];
    readonly persons: number | null;
  }
  const { region } = await hub.answer<{ region: { workforce: { cells: readonly Cell[] } } }>(
    `{ region(scheme: PROVINCIE, code: "PV22") { workforce(on: "${on}", by: [FUNCTION_GROUP]) { cells { keys { code } persons } } } }`,
    partner,
  );
  const { cells } = region.workforce;
  const groups = cells.map(({ keys, persons }) => [keys[0]?.code, persons ?? 0] as const);
  return { EVERYBODY: groups.reduce((sum, [, persons]) => sum + persons, 0), ...Object.fromEntries(groups) };
}

describe("row 5, the workforce and the flows of a region beside each other", () => {
  it("have the same stocks of everybody and of each group: one taken off the other is nobody", async () => {
    const [before, after] = [await workforce(BEFORE), await workforce(AFTER)];
    expect([before, after]).toMatchObject([
      { EVERYBODY: 138, TEACHING: 110, SUPPORT: 28 },
      { EVERYBODY: 130, TEACHING: 102, SUPPORT: 28 },
    ]);
    for (const [group, args] of [
      ["EVERYBODY", ""],
      ["TEACHING", ", functionGroup: TEACHING"],
      ["SUPPORT", ", functionGroup: SUPPORT"],
    ] as const) {
      const { stockBefore, stockAfter } = await ofRegion(args);
      expect([stockBefore.value, stockAfter.value]).toEqual([before[group], after[group]].map(String));
    }
  });

  it("who is between two contracts of a board on the last day left the region's stock, and is not told apart", async () => {
    const { came, left, bridged, lines } = await ofRegion();
    expect([came.value, left.value]).toEqual(["22", "30"]);
    expect(bridged).toEqual({ value: null, why: ["NOT_PLANNED"] });
    const outflow = lines.find(({ direction, kind }) => direction === "OUT" && kind === "OUTFLOW");
    const away = lines.find(({ direction, kind }) => direction === "OUT" && kind === "CHANGED_WITHIN_BOARD");
    // Three of each board: with all who left, either would tell of the other.
    expect([outflow?.persons.value, away?.persons.value]).toEqual([null, null]);
  });

  it("the board itself has them still", async () => {
    const asked = `{ board(number: "11111") { ${flows()} } }`;
    const { board } = await hub.answer<{ board: { flows: Flows } }>(asked, boardCaller("11111"));
    const { stockAfter, bridged, left } = board.flows;
    expect([stockAfter.value, bridged.value, left.value]).toEqual(["68", "3", "12"]);
  });
});
