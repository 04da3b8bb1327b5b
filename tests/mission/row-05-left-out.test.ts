import { expect, it } from "@jest/globals";
import { addDays } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/testing/random";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { boardCaller } from "@regiohub/schema/testing/callers";
import type { Job, Person } from "../catalogue/support/people.js";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const deliver = (board: BoardNumber, day: CalendarDate, people: readonly Person[]) =>
  hub.bring(afasFiles(board, people, { coverage: "full" }), { board, day });

const GROUPS = ["MANAGEMENT", "TEACHING", "SUPPORT"] as const;

interface Value {
  readonly value: string | null;
}
interface Cell {
  readonly keys: readonly { readonly code: string }[];
  readonly persons: number;
}
interface Answer {
  readonly board: {
    readonly workforce: { readonly persons: number; readonly cells: readonly Cell[] };
  } & Readonly<Record<`flows${"" | (typeof GROUPS)[number]}`, { readonly stockAfter: Value; readonly bridged: Value }>>;
}

/** Who is at a board on a day, by its workforce and by its flows, in all and by group of functions. */
async function bothOn(board: BoardNumber, on: CalendarDate): Promise<readonly (readonly number[])[]> {
  const flows = (["", ...GROUPS] as const).map((group) => {
    const only = group && `, functionGroup: ${group}`;
    return `flows${group}: flows(from: "${addDays(on, -1)}", to: "${on}"${only}) { stockAfter { value } bridged { value } }`;
  });
  const { board: answer } = await hub.answer<Answer>(
    `{ board(number: "${board}") {
       workforce(on: "${on}", by: [FUNCTION_GROUP]) { persons cells { keys { code } persons } } ${flows.join(" ")} } }`,
    boardCaller(board),
  );
  const { persons, cells } = answer.workforce;
  const inGroup = (group: string) => cells.find(({ keys }) => keys[0]?.code === group)?.persons ?? 0;
  const inFlows = (["", ...GROUPS] as const).map((group) => {
    const { stockAfter, bridged } = answer[`flows${group}`];
    expect(stockAfter.value).not.toBeNull();
    return Number(stockAfter.value) - Number(bridged.value);
  });
  return [[persons, ...GROUPS.map(inGroup)], inFlows];
}

it("row 5: who was left out of a later export counts on days before it, in the workforce as in flows", async () => {
  const people = Array.from({ length: 62 }, (_, at) =>
    working(human(at), String(at + 1).padStart(6, "0"), job("90DD00")),
  );
  await deliver("44444", "2025-09-15", people);
  await deliver("44444", "2025-10-20", people.slice(1));
  await deliver("44444", "2025-11-15", people.slice(2));
  const first = (count: number) => [count, 0, count, 0];
  expect(await bothOn("44444", "2025-10-01")).toEqual([first(62), first(62)]);
  expect(await bothOn("44444", "2025-10-19")).toEqual([first(62), first(62)]);
  expect(await bothOn("44444", "2025-10-20")).toEqual([first(61), first(61)]);
  expect(await bothOn("44444", "2025-11-15")).toEqual([first(60), first(60)]);
});

it("row 5: who is between two functions of one employment counts in the last one, in the workforce as in flows", async () => {
  const between = (number: string, ...lines: readonly [string, string, string | null][]): Person =>
    working(
      human(500 + Number(number)),
      number,
      ...lines.map(([group, startsOn, endsOn]) =>
        job("90DD00", { group: group as "TEACHING" | "SUPPORT", line: { startsOn, endsOn } }),
      ),
    );
  const people = Array.from({ length: 60 }, (_, at) =>
    working(human(at), String(at + 1).padStart(6, "0"), job("90DD00")),
  );
  const all = [
    ...people,
    between("000071", ["SUPPORT", "2010-08-01", "2026-01-31"]),
    between("000072", ["SUPPORT", "2010-08-01", "2026-01-31"], ["TEACHING", "2026-04-01", null]),
    between("000073", ["SUPPORT", "2026-06-01", null]),
  ];
  await deliver("44444", "2026-02-15", all);
  await deliver("44444", "2026-06-15", all);
  for (const [on, teaching, support] of [
    ["2026-03-01", 60, 3],
    ["2026-05-01", 61, 2],
  ] as const) {
    const expected = [63, 0, teaching, support];
    expect([on, ...(await bothOn("44444", on))]).toEqual([on, expected, expected]);
  }
});

/** What may become of somebody from one export to the next. */
const FATES = ["stays", "stays", "stays", "stays", "left out", "ended", "renumbered", "other job", "back"] as const;

/** Somebody as the board has them; who is out is in no export. */
interface Life {
  readonly number: string;
  readonly who: Person;
  readonly isOut: boolean;
}

const SITES: Readonly<Record<BoardNumber, readonly string[]>> = {
  "11111": ["90AA00", "90AA01"],
  "22222": ["90BB00", "90BB01"],
  "33333": ["90CC00", "90CC01"],
};

const jobOf = (random: Random, board: BoardNumber, startsOn: CalendarDate, number = 1): Job =>
  job(random.pick(SITES[board] ?? []), {
    number,
    startsOn,
    size: random.pick([100, 80, 50]),
    group: random.pick(GROUPS),
  });

function nextOf(random: Random, board: BoardNumber, { who, isOut, ...life }: Life, day: CalendarDate): Life {
  const fate = random.pick(FATES);
  const [last, ...former] = [...who.jobs].reverse() as [Job, ...Job[]];
  const begun = addDays(day, -random.below(60));
  const to = (jobs: readonly Job[], out = false): Life => ({ ...life, who: { ...who, jobs }, isOut: out });
  if (isOut)
    return fate === "back" ? to([...who.jobs, jobOf(random, board, begun, last.number + 1)]) : to(who.jobs, true);
  if (fate === "left out") return to(random.next() < 0.5 ? who.jobs : [last], true);
  const until = { ...last, endsOn: addDays(begun, -1) };
  if (fate === "ended" && until.endsOn >= last.startsOn) return to([...former.reverse(), until]);
  if (fate === "renumbered") return to([{ ...last, number: last.number + 1 }]);
  if (fate === "other job") return to([jobOf(random, board, begun, last.number + 1)]);
  return to(who.jobs);
}

it.each(Object.keys(SITES))(
  "row 5: whatever the exports of %s leave out, its workforce of each 1 October is the stock of its flows",
  async (board) => {
    const random = new Random(Number(board));
    let day: CalendarDate = "2023-09-20";
    let lives = Array.from({ length: 60 }, (_, at): Life => {
      const number = String(at + 1).padStart(6, "0");
      const startsOn = random.pick(["2015-08-01", "2022-08-01", "2023-02-01"]);
      const begins = 100 * (Number(board) % 7);
      return {
        number,
        who: working(human(begins + at), number, jobOf(random, board, startsOn)),
        isOut: random.next() < 0.2,
      };
    });
    while (day < "2026-01-01") {
      await deliver(
        board,
        day,
        lives.filter(({ isOut }) => !isOut).map(({ who }) => who),
      );
      const next = addDays(day, 40 + random.below(120));
      lives = lives.map((life) => nextOf(random, board, life, next));
      day = next;
    }
    for (const on of ["2023-10-01", "2024-10-01", "2025-10-01"]) {
      const [workforce, flows] = await bothOn(board, on);
      expect([on, workforce]).toEqual([on, flows]);
    }
  },
  300_000,
);
