import { expect, it } from "@jest/globals";
import { forSeeds } from "../testing/seeds.js";
import type { Added } from "./amounts.js";
import { firstEqual } from "./equal.js";

const adds = (...entries: readonly (readonly [column: number, ...add: readonly number[]])[]): Added => ({
  columns: entries.map(([column]) => column),
  adds: entries.map(([, ...add]) => add),
});

it("columns are equal as long as everybody adds the same to both", () => {
  expect(firstEqual(3, [])).toEqual([0, 0, 0]);
  expect(firstEqual(3, [adds([0, 1, 8], [1, 1, 8], [2, 1, 8])])).toEqual([0, 0, 0]);
  expect(firstEqual(3, [adds([0, 1, 8], [1, 1, 4], [2, 1, 8])])).toEqual([0, 1, 0]);
  expect(firstEqual(3, [adds([0, 1, 8], [2, 1, 8])])).toEqual([0, 1, 0]);
  expect(firstEqual(3, [adds([0, 1, 8], [2, 1, 8]), adds([2, 1, 8])])).toEqual([0, 1, 2]);
});

it("what is told apart stays apart, in whatever order people come", async () => {
  await forSeeds("T-07", { commit: 500, long: 20_000 }, (random) => {
    const width = 1 + random.below(8);
    const people = Array.from({ length: random.below(6) }, () => {
      const columns = Array.from({ length: width }, (_, column) => column).filter(() => random.next() < 0.7);
      return adds(...columns.map((column) => [column, random.below(2)] as const));
    });
    const columnOf = (column: number) =>
      JSON.stringify(people.map(({ columns, adds: each }) => each[columns.indexOf(column)] ?? null));
    const all = Array.from({ length: width }, (_, column) => columnOf(column));
    expect(firstEqual(width, people)).toEqual(all.map((column) => all.indexOf(column)));
  });
});
