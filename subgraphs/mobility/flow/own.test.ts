import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { mobility } from "../index.js";
import { askFlows, type TestFlows, toldLines, YEAR_ARGS } from "../testing/flows.js";
import { stay } from "../testing/stays.js";
import { conclude, deliver, forgetAll } from "../testing/stored.js";
import { deliverYear, tokenOf } from "../testing/year.js";

const SECTORS = new Map(["11111", "22222", "33333", "55555", "66666", "77777"].map((board) => [board, "PO"]));

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, async (client) => {
    await forgetAll(client, SECTORS);
    await deliverYear(client);
  });
});
afterAll(() => hub.close());

const ask = (board: string, caller: Caller, args?: string) =>
  askFlows(hub, { __typename: "Board", number: board }, { caller, ...(args && { args }) });
async function flowsOf(board: string, caller: Caller = boardCaller(board), args?: string): Promise<TestFlows> {
  const answer = await ask(board, caller, args);
  expect(answer.errors).toBeUndefined();
  return answer.data?._entities[0].flows as TestFlows;
}

describe("a board's flows of a year", () => {
  it("explain the difference between two stocks to the person", async () => {
    const flows = await flowsOf("11111");
    expect([flows.stockBefore.value, flows.stockAfter.value, flows.bridged.value]).toEqual(["120", "109", "0"]);
    expect([flows.came.value, flows.left.value]).toEqual(["24", "35"]);
    expect(toldLines(flows)).toEqual([
      "IN INFLOW 14",
      "IN TRANSFER_INTER_BOARD 10",
      "OUT OUTFLOW 12",
      "OUT RETIREMENT 11",
      "OUT TRANSFER_INTER_BOARD 12",
    ]);
    expect((await flowsOf("22222")).stockAfter.value).toBe("85");
    expect(toldLines(await flowsOf("33333"))).toEqual(["IN INFLOW 10", "OUT OUTFLOW 10"]);
  });

  it("say who left by age, and between which boards people moved", async () => {
    const { leaversByAge, between, betweenWhy } = await flowsOf("22222");
    expect(betweenWhy).toEqual([]);
    expect(await flowsOf("33333")).toMatchObject({ between: [], betweenWhy: [] });
    expect(leaversByAge.map(({ band, persons }) => `${band} ${persons.value}`)).toEqual([
      "<25 1",
      "25-34 4",
      "35+ 5",
      "UNKNOWN 0",
    ]);
    expect(between.map(({ from, to, persons }) => `${from.number} ${to.number} ${persons.value}`)).toEqual([
      "11111 22222 12",
      "22222 11111 10",
    ]);
  });

  it("do not say how many of the board's people others have", async () => {
    const { links } = await flowsOf("11111");
    expect(links.map(({ persons }) => persons)).toEqual(links.map(() => ({ value: null, why: ["NOT_PLANNED"] })));
  });

  it("from one 1 October to the next count persons, by the way in which they came or left", async () => {
    const flows = await flowsOf("11111", boardCaller("11111"), `${YEAR_ARGS}, view: ANNUAL_OCT1`);
    expect([flows.stockBefore.value, flows.stockAfter.value]).toEqual(["120", "109"]);
    expect([flows.came.value, flows.left.value]).toEqual(["24", "35"]);
    expect(toldLines(flows)).toEqual([
      "IN INFLOW 14",
      "IN TRANSFER_INTER_BOARD 10",
      "OUT OUTFLOW 12",
      "OUT RETIREMENT 11",
      "OUT TRANSFER_INTER_BOARD 12",
    ]);
  });

  it("are of a group of functions, where that is asked", async () => {
    const flows = await flowsOf("11111", boardCaller("11111"), `${YEAR_ARGS}, functionGroup: SUPPORT`);
    expect([flows.stockBefore.value, flows.stockAfter.value, toldLines(flows)]).toEqual(["0", "0", []]);
  });
});

describe("who asks for a board's flows", () => {
  it("gets nothing unless it is the board, but whether its deliveries tell of the period", async () => {
    const nothing = { value: null, why: ["NOT_PLANNED"] };
    for (const caller of [boardCaller("22222"), partner]) {
      for (const board of ["11111", "55555"]) {
        const flows = await flowsOf(board, caller);
        expect(flows).toMatchObject({
          stockBefore: nothing,
          stockAfter: nothing,
          between: [],
          betweenWhy: nothing.why,
          boards: 1,
          boardsObserved: (await flowsOf(board)).boardsObserved,
        });
        expect(flows.lines.map(({ persons }) => persons)).toEqual(flows.lines.map(() => nothing));
      }
    }
    const delivered = await Promise.all(["11111", "55555"].map((board) => flowsOf(board, partner)));
    expect(delivered.map(({ boardsObserved }) => boardsObserved)).toEqual([1, 0]);
    const later = await flowsOf("11111", partner, 'from: "2024-10-01", to: "2025-10-16"');
    expect(later.boardsObserved).toBe(0);
    for (const caller of [adviser(), operator]) expect(codesOf(await ask("11111", caller))).toEqual(["FORBIDDEN"]);
  });

  it("is told what is not known: without deliveries, and beyond the days that they tell of", async () => {
    const missing = await flowsOf("55555");
    expect([missing.stockAfter.why, missing.betweenWhy]).toEqual([["NOT_DELIVERED"], ["NOT_DELIVERED"]]);
    for (const args of ['from: "2024-09-30", to: "2025-10-01"', 'from: "2024-10-01", to: "2025-10-16"']) {
      expect((await flowsOf("11111", boardCaller("11111"), args)).stockBefore).toEqual({
        value: null,
        why: ["NOT_OBSERVED"],
      });
    }
  });

  it("asks for a period, a window of three, and 1 October where it is by year", async () => {
    for (const args of [
      'from: "2025-10-01", to: "2025-10-01"',
      `${YEAR_ARGS}, windowDays: 365`,
      'from: "2024-10-01", to: "2025-09-30", view: ANNUAL_OCT1',
    ]) {
      expect(codesOf(await ask("11111", boardCaller("11111"), args))).toEqual(["ARGUMENT_INVALID"]);
    }
  });
});

it("a window names the same comings and leavings otherwise: 10 moves of 5 days, 10 of 40, 10 of 80", async () => {
  const gaps = ["2025-03-05", "2025-04-09", "2025-05-19"]; // after the last day of February
  const people = gaps.flatMap((came, kind) =>
    Array.from({ length: 10 }, (_, index) => ({ came, number: `w${kind}-${index}` })),
  );
  const boards = [
    ["66666", people.map(({ number }) => stay(`66666 ${number}`, "2015-08-01..2025-02-28"))],
    ["77777", people.map(({ number, came }) => stay(`77777 ${number}`, came))],
  ] as const;
  await withClient(hub.url, async (client) => {
    for (const [board, stays] of boards) {
      const observed = { from: "2024-10-01", until: "2025-10-15" };
      await deliver(client, board, { stays, tokens: stays.map(tokenOf), bornOn: () => null, observed });
    }
    await conclude(client);
  });
  const { sensitivity } = await flowsOf("66666");
  expect(sensitivity.map(({ windowDays, movedOut, outflow }) => [windowDays, movedOut.value, outflow.value])).toEqual([
    [31, "10", "20"],
    [62, "20", "10"],
    [92, "30", "0"],
  ]);
  const sums = [31, 62, 92].map(async (windowDays) => {
    const { lines, stockBefore, stockAfter } = await flowsOf(
      "77777",
      boardCaller("77777"),
      `${YEAR_ARGS}, windowDays: ${windowDays}`,
    );
    const net = lines.reduce(
      (sum, { direction, persons }) =>
        sum + (direction === "IN" ? 1 : direction === "OUT" ? -1 : 0) * Number(persons.value),
      0,
    );
    return [stockBefore.value, stockAfter.value, net];
  });
  expect(await Promise.all(sums)).toEqual([31, 62, 92].map(() => ["0", "30", 30]));
});
