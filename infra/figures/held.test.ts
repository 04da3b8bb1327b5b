import { expect, it } from "@jest/globals";
import { GivenOut, type People } from "./beside.js";
import { type Held, outOf } from "./held.js";
import { newTables } from "./tables.js";

const TEACHING = [{ is: { GROUP: "TEACHING" }, add: [1] }];
const SUPPORT = [{ is: { GROUP: "SUPPORT" }, add: [1] }];

const named = (place: string, parts: People["parts"], count: number): People => ({
  ...{ family: "one", parts },
  people: Array.from({ length: count }, (_, at) => `${place} ${parts[0]?.is.GROUP} ${at}`),
});

/** A board's people in two places, of which the third is both. */
const NEAR = [named("near", TEACHING, 11), named("near", SUPPORT, 4)];
const FAR = [named("far", TEACHING, 83), named("far", SUPPORT, 37)];

const BY_BOARD = { smallest: 10, dimensions: ["BOARD"], bands: null, keys: [["one"]] };
const BY_GROUP = { smallest: 10, dimensions: ["BOARD", "GROUP"], bands: null, keys: [["one", "TEACHING"]] };

const held = (people: readonly People[], tables: Held["tables"]): Held => ({
  ...{ id: 1, place: "place", on: "2026-10-01" as const, people, tables },
});

/** Whether the board's teachers in the one place may be told of beside what is out. */
function verdictBeside(...out: readonly Held[]): unknown {
  const given = new GivenOut();
  for (const one of out) given.add(outOf(one));
  const { counted, out: smallest } = given.beside(FAR);
  const [table] = newTables(counted, smallest, {
    planned: [{ dimensions: ["BOARD", "GROUP"], bands: null, keep: [], only: ["TEACHING"] }],
    codes: { BOARD: ["one"], GROUP: ["TEACHING", "SUPPORT"] },
    ...{ familyDimension: "BOARD", audiences: [10] },
  });
  return table?.cells;
}

it("of boards' own figures in other places, what is out is reckoned with", () => {
  const all = held([...NEAR, ...FAR], [BY_BOARD, BY_GROUP]);
  const told = [{ key: ["one", "TEACHING"], amounts: [83] }];
  expect(verdictBeside(all)).toEqual(told);
  expect(verdictBeside(held(NEAR, [BY_BOARD]))).toEqual(told);
  // All the board's teachers less these are 11, and of the board there are 15 in the other place: 4 who are no teachers.
  expect(verdictBeside(all, held(NEAR, [BY_BOARD]))).toEqual([{ key: ["one", "TEACHING"], why: "COMPLEMENTARY" }]);
});
