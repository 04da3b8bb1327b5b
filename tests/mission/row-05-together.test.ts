import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { CalendarDate } from "@regiohub/infra/values";
import { octoberOf } from "@regiohub/schema/octobers";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { Said } from "./support/said.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const [FIRST, SECOND] = [octoberOf(2024), octoberOf(2025)];
const REGIONS = [
  { scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
  { scheme: "PROVINCIE", code: "PV22" },
] as const;
const own: Caller = { ...adviser(), regions: [...REGIONS] };

/** How many of a function are at a school from a day on. */
type Course = readonly [count: number, group: "TEACHING" | "SUPPORT" | "MANAGEMENT", startsOn: CalendarDate];

/**
 * Boards, since when their deliveries tell, and who is there. One has four people, of whom one came in the year; one began
 * to deliver in it, and has as many as may be told of.
 */
const BOARDS: readonly (readonly [board: string, site: string, since: CalendarDate, courses: readonly Course[]])[] = [
  [
    "11111",
    "90AA00",
    "2023-08-01",
    [
      [60, "TEACHING", "2010-08-01"],
      [14, "SUPPORT", "2010-08-01"],
      [13, "TEACHING", "2025-08-01"],
    ],
  ],
  [
    "22222",
    "90BB00",
    "2023-08-01",
    [
      [50, "TEACHING", "2010-08-01"],
      [15, "SUPPORT", "2010-08-01"],
      [12, "TEACHING", "2025-08-01"],
    ],
  ],
  [
    "55555",
    "90EE00",
    "2023-08-01",
    [
      [3, "TEACHING", "2010-08-01"],
      [1, "SUPPORT", "2025-08-01"],
    ],
  ],
  [
    "33333",
    "90CC00",
    "2025-02-01",
    [
      [11, "TEACHING", "2010-08-01"],
      [2, "SUPPORT", "2010-08-01"],
    ],
  ],
];

beforeAll(async () => {
  for (const [at, [board, site, historySince, courses]] of BOARDS.entries()) {
    const jobs = courses.flatMap(([count, group, startsOn]) =>
      Array.from({ length: count }, () => job(site, { group, startsOn })),
    );
    const people = jobs.map((one, index) =>
      working(human(at * 1_000 + index), String(index + 1).padStart(6, "0"), one),
    );
    await hub.bring(afasFiles(board, people, { historySince }), { board, day: "2025-10-15" });
  }
  await hub.giveOut("2025-10-20");
}, 300_000);

const GROUPS = ["TEACHING", "SUPPORT", "MANAGEMENT"] as const;

/** A figure of the workforce, and the stock that flows have of the same people. */
interface Pair {
  readonly name: string;
  readonly workforce: Said;
  readonly stock: Said;
}

/** The workforce of both days, everybody and by group, beside the stocks of flows, in both views. */
async function pairsOf(caller: Caller): Promise<Pair[]> {
  const stocks = (["EVENT", "ANNUAL_OCT1"] as const).flatMap((view) =>
    [null, ...GROUPS].map((group) => ({
      name: `${view}_${group ?? "ALL"}`,
      group,
      args: `view: ${view}${group ? `, functionGroup: ${group}` : ""}`,
    })),
  );
  const flows = stocks.map(
    ({ name, args }) => `${name}: flows(from: "${FIRST}", to: "${SECOND}", ${args}) {
    stockBefore { value why } stockAfter { value why } }`,
  );
  const workforce = (name: string, on: CalendarDate) => `${name}: workforce(on: "${on}", by: [FUNCTION_GROUP]) {
    persons suppressedBecause why cells { keys { code } persons why } }`;
  const each = REGIONS.map(async ({ scheme, code }) => {
    const { region } = await hub.answer<{ region: Record<string, Staff & Stocks> }>(
      `{ region(scheme: ${scheme}, code: "${code}") { ${flows.join(" ")} ${workforce("stockBefore", FIRST)} ${workforce("stockAfter", SECOND)} } }`,
      caller,
    );
    return stocks.flatMap(({ name, group }) =>
      (["stockBefore", "stockAfter"] as const).map((side) => ({
        name: `${code} ${name} ${side}`,
        workforce: saidOf(region[side] as Staff, group),
        stock: (region[name] as Stocks)[side],
      })),
    );
  });
  return (await Promise.all(each)).flat();
}

interface Staff {
  readonly persons: number | null;
  readonly suppressedBecause: string | null;
  readonly why: readonly string[];
  readonly cells: readonly {
    readonly keys: readonly { readonly code: string }[];
    readonly persons: number | null;
    readonly why: readonly string[];
  }[];
}
type Stocks = Readonly<Record<"stockBefore" | "stockAfter", Said>>;

function saidOf({ persons, suppressedBecause, why, cells }: Staff, group: string | null): Said {
  if (group === null)
    return {
      value: persons === null ? null : String(persons),
      // Of a table nobody is told whether it is of few people, or would tell of few beside others.
      why: [suppressedBecause === "COMPLEMENTARY" ? "SUPPRESSED" : (suppressedBecause ?? [])].flat(),
    };
  const cell = cells.find(({ keys }) => keys[0]?.code === group);
  return { value: cell?.persons == null ? null : String(cell.persons), why: cell?.why ?? why };
}

describe.each([
  ["an adviser", own, 10],
  ["a partner", partner, 10],
  ["a board of the region", boardCaller("22222"), 5],
] as const)("who takes the stocks of flows off the workforce: %s", (_, caller, smallest) => {
  it("has nobody left, or as many as may be told of", async () => {
    const pairs = await pairsOf(caller);
    const both = pairs.filter(({ workforce, stock }) => workforce.value !== null && stock.value !== null);
    expect(both).not.toEqual([]); // else it says nothing
    for (const { name, workforce, stock } of both) {
      const left = Math.abs(Number(workforce.value) - Number(stock.value));
      expect({ name, isTold: left === 0 || left >= smallest }).toEqual({ name, isTold: true });
    }
  });

  it("is told no stock of which the workforce is withheld", async () => {
    const told = (await pairsOf(caller)).filter(({ stock }) => stock.value !== null);
    expect(told.filter(({ workforce }) => workforce.value === null)).toEqual([]);
  });

  it("is told the same reason for both, and of none that it is to come", async () => {
    const pairs = await pairsOf(caller);
    for (const { name, workforce, stock } of pairs) {
      expect({ name, why: [...workforce.why, ...stock.why] }).not.toEqual({
        name,
        why: expect.arrayContaining(["NOT_PUBLISHED"]),
      });
      if (workforce.value === null) expect({ name, why: stock.why }).toEqual({ name, why: workforce.why });
    }
  });
});
