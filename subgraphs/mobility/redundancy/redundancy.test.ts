import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { member, redundancy } from "@regiohub/schema/records/index";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import type { ClientBase } from "pg";
import { mobility } from "../index.js";
import { privacy } from "../privacy.js";
import { redundancyRecord } from "../testing/redundancies.js";
import { withinBoard } from "../testing/within.js";

const YEAR: readonly [string, string] = ["2024-10-01", "2025-10-01"];
const NEXT: readonly [string, string] = ["2025-10-01", "2026-10-01"];
const LONG_AGO: readonly [string, string] = ["2010-10-01", "2011-10-01"];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

const load = (board: string, ...redundancies: readonly (readonly [number: string, when: string])[]) =>
  hub.load(
    redundancy,
    redundancies.map(([number, when]) => redundancyRecord(number, when)),
    { board },
  );

const FIELDS =
  "redundant { value why } placed { value why } placedPercent { value why } resolved { by persons { value } } open { value }";
type Figure = { readonly value: string | null; readonly why: readonly string[] };
interface Figures {
  readonly redundant: Figure;
  readonly placed: Figure;
  readonly placedPercent: Figure;
  readonly resolved: readonly { readonly by: string; readonly persons: Figure }[];
  readonly open: Figure;
}

const ask = (board: string, [from, to]: readonly [string, string], caller: Caller) =>
  hub.query<{ _entities: [{ redundancy: Figures }] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Board { redundancy(from: "${from}", to: "${to}") { ${FIELDS} } } } }`,
    { caller, variables: { of: [{ __typename: "Board", number: board }] } },
  );
async function figuresOf(board: string, period: readonly [string, string], caller: Caller): Promise<Figures> {
  const answer = await ask(board, period, caller);
  expect(answer.errors).toBeUndefined();
  return answer.data?._entities[0].redundancy as Figures;
}
/** What a board is told of itself, in values; of the ways to resolve those that there were. */
async function told(board: string, period = YEAR): Promise<Record<string, unknown>> {
  const { resolved, ...figures } = await figuresOf(board, period, boardCaller(board));
  const ways = resolved.filter(({ persons }) => persons.value !== "0");
  return {
    ...Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value])),
    resolved: ways.map(({ by, persons }) => `${by} ${persons.value}`).join(", "),
  };
}

describe("a board's redundancies", () => {
  it("are whose job was surplus in the period, with what became of it by its last day", async () => {
    await load(
      "10001",
      ["1", "2024-10-02..2025-10-01 PLACED_INTERNALLY"], // resolved on the last day
      ["2", "2025-10-01..2025-10-02 PLACED_AT_BOARD"], // after it: open
      ["3", "2024-08-01..2024-10-01 LEFT"], // over before its first day
      ["4", "2020-08-01..2024-10-02 RETIRED"],
      ["5", "2025-10-02"], // to come
      ["6", "2024-11-01..2024-12-01 WITHDRAWN"],
    );
    expect(await told("10001")).toEqual({
      redundant: "4",
      placed: "1",
      placedPercent: "25.0",
      resolved: "PLACED_INTERNALLY 1, RETIRED 1, WITHDRAWN 1",
      open: "1",
    });
    expect(await told("10001", NEXT)).toMatchObject({ redundant: "2", placed: "1", open: "1" });
  });

  it("count a person once, by what was entered last", async () => {
    await load("10002", ["1", "2024-11-01..2025-02-01 PLACED_INTERNALLY"], ["1", "2025-06-01"], ["2", "2025-06-01"]);
    expect(await told("10002")).toMatchObject({ redundant: "2", placed: "0", placedPercent: "0.0", open: "2" });
  });

  it("are ten, of whom six were placed: 60.0 %", async () => {
    const number = (index: number) => String(index + 1);
    const placed = Array.from(
      { length: 6 },
      (_, at) => [number(at), "2024-11-01..2025-02-01 PLACED_AT_BOARD"] as const,
    );
    await load("10003", ...placed, ...Array.from({ length: 4 }, (_, at) => [number(6 + at), "2025-01-01"] as const));
    expect(await told("10003")).toMatchObject({ redundant: "10", placed: "6", placedPercent: "60.0", open: "4" });
  });

  it("are nobody's where there were none, and unknown where none was ever delivered", async () => {
    expect(await figuresOf("10003", LONG_AGO, boardCaller("10003"))).toMatchObject({
      redundant: { value: "0", why: [] },
      placedPercent: { value: null, why: ["MISSING_DENOMINATOR"] },
    });
    const unknown = await figuresOf("10009", YEAR, boardCaller("10009"));
    expect(unknown.redundant).toEqual({ value: null, why: ["NOT_DELIVERED"] });
  });

  it("are the board's own: all others are told nothing, whatever there is", async () => {
    const nothing = { value: null, why: ["NOT_PLANNED"] };
    for (const caller of [boardCaller("10002"), partner]) {
      for (const board of ["10003", "10009"]) {
        expect(await figuresOf(board, YEAR, caller)).toMatchObject({
          redundant: nothing,
          placed: nothing,
          placedPercent: nothing,
        });
      }
    }
    for (const caller of [adviser(), operator])
      expect(codesOf(await ask("10003", YEAR, caller))).toEqual(["FORBIDDEN"]);
  });

  it("are of a period that has a day", async () => {
    const answer = await ask("10003", ["2025-10-01", "2025-10-01"], boardCaller("10003"));
    expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
  });
});

describe("loading redundancies", () => {
  it("changes what differs, keeps what is left out, and removes it where the delivery covers all", async () => {
    await load("10004", ["1", "2024-11-01"], ["2", "2024-11-01"]);
    await load("10004", ["1", "2024-11-01..2025-02-01 LEFT"]);
    expect(await told("10004")).toMatchObject({ redundant: "2", resolved: "LEFT 1" });
    await hub.load(redundancy, [redundancyRecord("2", "2024-11-01")], { board: "10004", coverage: "full" });
    expect(await told("10004")).toMatchObject({ redundant: "1", open: "1" });
  });

  it("lets who left take an open one along, and leaves what was resolved", async () => {
    await load("10005", ["1", "2024-11-01..2025-02-01 PLACED_AT_BOARD"], ["2", "2024-11-01"], ["3", "2024-11-01"]);
    await hub.load(member, [{ memberNumber: "3" }], { board: "10005", coverage: "full" });
    expect(await told("10005")).toMatchObject({ redundant: "2", placed: "1", open: "1" });
  });
});

describe("the rights of people whose job was surplus", () => {
  const within = <T>(work: (client: ClientBase) => Promise<T>) => withinBoard(hub.url, "10006", work);
  const people = async () => (await within((client) => privacy.people(client, "10006"))).toSorted();

  it("are told all of theirs, lose it two years after it was resolved, and can have it taken away", async () => {
    await load(
      "10006",
      ["1", "2022-08-01..2023-02-01 PLACED_AT_BOARD"],
      ["1", "2024-11-01"],
      ["2", "2022-08-01..2023-02-01 LEFT"],
    );
    const [section] = await within((client) => privacy.describe(client, { board: "10006", number: "1" }));
    expect(section?.rows.map(({ since_on, resolved_by }) => [since_on, resolved_by])).toEqual([
      ["2022-08-01", "PLACED_AT_BOARD"],
      ["2024-11-01", null],
    ]);
    const sweep = (day: string, held: string[]) =>
      within(
        (client) => privacy.sweep?.redundancies?.(client, "10006", { day, runId: 0 }, held) ?? Promise.resolve(-1),
      );
    expect(await sweep("2023-01-31", [])).toBe(0);
    expect(await sweep("2023-02-01", ["2"])).toBe(1);
    expect(await people()).toEqual(["1", "2"]);
    expect(await within((client) => privacy.erase(client, "10006", ["1"]))).toBe(1);
    expect(await people()).toEqual(["2"]);
  });
});
