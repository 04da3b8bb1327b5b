import { beforeAll, expect, it } from "@jest/globals";
import { concludeCommand } from "@regiohub/infra/cli/commands/conclude";
import { eraseCommand } from "@regiohub/infra/cli/commands/erase";
import type { BoardNumber } from "@regiohub/infra/values";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "../mission/support/afas-files.js";
import { human, job, working } from "../mission/support/people.js";
import { missionWorld } from "../mission/support/world.js";

const hub = missionWorld();

/** So many went from 11111 to 22222 on 1 February 2025, and from there to 33333 on 1 July. */
const MOVED = 14;
/** So many more are at each of these boards all the time. */
const STAYED = 15;
/** Where each board's people work, and when those who moved were there. */
const BOARDS = [
  ["11111", "90AA00", { startsOn: "2015-08-01", endsOn: "2025-01-31" }],
  ["22222", "90BB00", { startsOn: "2025-02-01", endsOn: "2025-06-30" }],
  ["33333", "90CC00", { startsOn: "2025-07-01", endsOn: null }],
] as const;

/** Somebody's number at a board: nobody else's anywhere. */
const numberOf = (board: BoardNumber, index: number) => `${board}${String(index).padStart(3, "0")}`;

/** A board's whole export, in October 2025; what those are called who stayed makes it another one. */
const deliver = async (board: BoardNumber, callName = "Robin"): Promise<void> => {
  const at = BOARDS.findIndex(([number]) => number === board);
  const [, site, time] = BOARDS[at] as (typeof BOARDS)[number];
  const moved = Array.from({ length: MOVED }, (_, index) =>
    working(human(index), numberOf(board, index), job(site, time)),
  );
  const stayed = Array.from({ length: STAYED }, (_, index) =>
    working({ ...human(100 * (at + 1) + index), callName }, numberOf(board, 100 + index), job(site)),
  );
  await hub.bring(afasFiles(board, [...moved, ...stayed], { historySince: "2020-01-01" }), {
    board,
    day: "2025-10-15",
  });
};
beforeAll(async () => {
  for (const [board] of BOARDS) await deliver(board);
  await hub.giveOut("2025-10-20");
}, 120_000);

interface Seen {
  readonly kind: string;
  readonly on: string;
  readonly staffMember: { readonly id: string } | null;
  readonly fromBoard: { readonly number: string } | null;
  readonly toBoard: { readonly number: string } | null;
  readonly supersededBy: { readonly kind: string } | null;
}
const EVENT = "kind on staffMember { id } fromBoard { number } toBoard { number } supersededBy { kind }";

/** What a board is told of the year, each event once with how often it is told. */
async function told(board: BoardNumber, filter = ""): Promise<Readonly<Record<string, number>>> {
  const { board: answer } = await hub.answer<{ board: { mobilityEvents: { edges: { node: Seen }[] } } }>(
    `{ board(number: "${board}") { mobilityEvents(first: 100, filter: { from: "2024-10-02" ${filter} }) { edges { node { ${EVENT} } } } } }`,
    boardCaller(board),
  );
  const lines = answer.mobilityEvents.edges.map(({ node }) => {
    expect(node.staffMember).not.toBeNull();
    const by = node.supersededBy ? ` by ${node.supersededBy.kind}` : "";
    return `${node.kind} ${node.fromBoard?.number ?? "-"} ${node.toBoard?.number ?? "-"} ${node.on}${by}`;
  });
  return Object.fromEntries([...Map.groupBy(lines, (line) => line)].map(([line, all]) => [line, all.length]));
}

const FLOWS =
  'flows(from: "2024-10-01", to: "2025-10-01") { stockBefore { value } stockAfter { value } lines { direction kind persons { value } } }';
interface Flows {
  readonly stockBefore: { readonly value: string };
  readonly stockAfter: { readonly value: string };
  readonly lines: readonly { readonly direction: string; readonly persons: { readonly value: string | null } }[];
}
const ofRegion = () =>
  hub.answer<{ region: { flows: Flows } }>(`{ region(scheme: PROVINCIE, code: "PV22") { ${FLOWS} } }`, partner);

/** A board's own: who was there, less who went, and who came, is who is there. */
async function ownStock(board: BoardNumber): Promise<readonly [before: number, after: number]> {
  const asked = `{ board(number: "${board}") { ${FLOWS} } }`;
  const { flows } = (await hub.answer<{ board: { flows: Flows } }>(asked, boardCaller(board))).board;
  const moved = (way: string) =>
    flows.lines
      .filter(({ direction }) => direction === way)
      .reduce((sum, { persons }) => sum + Number(persons.value), 0);
  const [before, after] = [Number(flows.stockBefore.value), Number(flows.stockAfter.value)];
  expect(before + moved("IN") - moved("OUT")).toBe(after);
  return [before, after];
}

const erase = (board: BoardNumber, index: number) =>
  hub.run(eraseCommand, { reason: "asked for" }, [board, numberOf(board, index)]);

const FIRST = "TRANSFER_INTER_BOARD 11111 22222 2025-02-01";
const SECOND = "TRANSFER_INTER_BOARD 22222 33333 2025-07-01";

it("shows a chain of moves to each board as far as it is about the board", async () => {
  expect(await told("11111")).toEqual({ [FIRST]: MOVED });
  expect(await told("22222")).toEqual({ [FIRST]: MOVED, [SECOND]: MOVED });
  expect(await told("33333")).toEqual({ [SECOND]: MOVED });
});

it("keeps the moves of who is erased at the boards before and after, and tells nothing of them where they are erased", async () => {
  const given = await ofRegion();
  expect(JSON.stringify(given)).toMatch(/"value":"\d+"/);
  expect(await ownStock("22222")).toEqual([STAYED, STAYED]);
  await erase("22222", 0);
  expect(await told("11111")).toEqual({ [FIRST]: MOVED });
  expect(await told("22222")).toEqual({ [FIRST]: MOVED - 1, [SECOND]: MOVED - 1 });
  expect(await told("33333")).toEqual({ [SECOND]: MOVED });
  expect(await hub.placesOf([numberOf("22222", 0)])).toEqual([]);
  expect(await ofRegion()).toEqual(given);
});

it("concludes for those boards what follows without it, counts as before, and is brought back by no delivery", async () => {
  const given = await ofRegion();
  await hub.run(concludeCommand, {});
  await deliver("22222", "Kim");
  expect(await told("11111")).toEqual({ [FIRST]: MOVED - 1, "OUTFLOW 11111 - 2025-02-01": 1 });
  expect(await told("33333")).toEqual({ [SECOND]: MOVED - 1, "RE_ENTRY - 33333 2025-07-01": 1 });
  expect(await told("11111", "superseded: true")).toMatchObject({ [`${FIRST} by OUTFLOW`]: 1 });
  expect(await told("33333", "superseded: true")).toMatchObject({ [`${SECOND} by RE_ENTRY`]: 1 });
  expect(await told("22222", "superseded: true")).not.toHaveProperty([`${FIRST} by OUTFLOW`]);
  for (const [board] of BOARDS) await ownStock(board);
  await hub.giveOut("2025-10-21");
  expect(await ofRegion()).toEqual(given);
  expect(await hub.placesOf([numberOf("22222", 0)])).toEqual([]);
});

it("takes a move with the last board that knew who it was, of several people who moved on one day too", async () => {
  for (const index of [1, 2]) for (const board of ["22222", "11111", "33333"]) await erase(board, index);
  expect(await told("11111")).toMatchObject({ [FIRST]: MOVED - 3 });
  expect(await told("22222")).toEqual({ [FIRST]: MOVED - 3, [SECOND]: MOVED - 3 });
  const numbers = [1, 2].flatMap((index) => BOARDS.map(([board]) => numberOf(board, index)));
  expect(await hub.placesOf(numbers)).toEqual([]);
  await hub.run(concludeCommand, {});
  for (const [board] of BOARDS) await ownStock(board);
});

it("tells the chain anew once they may be delivered again", async () => {
  await hub.run(eraseCommand, { reason: "came back", lift: true }, ["22222", numberOf("22222", 0)]);
  await deliver("22222", "Sam");
  expect(await told("11111")).toEqual({ [FIRST]: MOVED - 2 });
  expect(await told("22222")).toEqual({ [FIRST]: MOVED - 2, [SECOND]: MOVED - 2 });
  expect(await told("33333")).toEqual({ [SECOND]: MOVED - 2 });
  for (const [board] of BOARDS) await ownStock(board);
});
