import { describe, expect, it } from "@jest/globals";
import type { Counted } from "./counted.js";
import { newTables } from "./tables.js";

const people = (persons: number, TEAM: string, KIND: string): Counted => ({
  persons,
  family: TEAM,
  parts: [{ is: { TEAM, KIND }, add: [1, 1, 8_000] }],
});

const counted = [people(40, "1", "F"), people(7, "1", "M"), people(30, "2", "F"), people(8, "2", "M")];
const wanted = {
  planned: [[], ["KIND"], ["TEAM"], ["TEAM", "KIND"]].map((dimensions) => ({ dimensions, bands: null, keep: [] })),
  codes: { KIND: ["F", "M", "UNKNOWN"], TEAM: ["1", "2", "3"] },
  familyDimension: "TEAM",
  audiences: [10, 5],
};

/** What a cell says, in short. */
const said = (table: ReturnType<typeof newTables>[number] | undefined) =>
  table?.cells.map((cell) => [...cell.key, "why" in cell ? cell.why : cell.amounts[0]].join(" "));

describe("the tables of some people", () => {
  const tables = newTables(counted, [], wanted);

  it("are made for each audience, in the order of the plan", () => {
    expect(tables.map(({ smallest, dimensions }) => [smallest, ...dimensions].join(" "))).toEqual([
      "10",
      "10 KIND",
      "10 TEAM",
      "10 TEAM KIND",
      "5",
      "5 KIND",
      "5 TEAM",
      "5 TEAM KIND",
    ]);
  });

  it("have every cell that there may be, and for others no sum of cells of fewer than ten", () => {
    expect(said(tables[0])).toEqual(["85"]);
    expect(said(tables[1])).toEqual(["F 70", "M 15", "UNKNOWN SUPPRESSED"]);
    expect(said(tables[2])).toEqual(["1 47", "2 38", "3 SUPPRESSED"]);
    // Either of the large ones would give away a small one, taken off its team.
    expect(said(tables[3])).toEqual([
      "1 F COMPLEMENTARY",
      "2 F COMPLEMENTARY",
      "2 M SUPPRESSED",
      "1 M SUPPRESSED",
      "1 UNKNOWN SUPPRESSED",
      "2 UNKNOWN SUPPRESSED",
      "3 F SUPPRESSED",
      "3 M SUPPRESSED",
      "3 UNKNOWN SUPPRESSED",
    ]);
    expect(said(tables[7])?.slice(0, 5)).toEqual(["1 F 40", "2 F 30", "2 M 8", "1 M 7", "1 UNKNOWN SUPPRESSED"]);
  });

  it("have cells of some codes alone where they are planned so", () => {
    const [, byTeam] = newTables(counted, [], {
      ...{ ...wanted, audiences: [5] },
      planned: [[], ["TEAM", "KIND"]].map((dimensions, at) => ({
        ...{ dimensions, bands: null, keep: [] },
        ...(at === 1 && { only: ["F"] }),
      })),
    });
    expect(said(byTeam)).toEqual(["1 F 40", "2 F 30", "3 F SUPPRESSED"]);
  });

  it("say what people add up to, measure by measure", () => {
    expect(tables[0]?.cells[0]).toEqual({ key: [], amounts: [85, 85, 680_000] });
  });

  it("are not made where one family has nearly all", () => {
    const alone = newTables([people(86, "1", "F"), people(14, "2", "F")], [], wanted);
    expect(said(alone[0])).toEqual(["DOMINANCE"]);
  });

  it("keep from those who may be told of fewer what is not for them, and what would give it away", () => {
    const within = ([by]: readonly string[], [code]: readonly string[]) =>
      by === "KIND" && code === "M" ? 5 : undefined;
    const kept = newTables(counted, [], { ...wanted, within });
    expect(said(kept[0])).toEqual(["85"]);
    expect(said(kept[1])).toEqual(["F COMPLEMENTARY", "M COMPLEMENTARY", "UNKNOWN SUPPRESSED"]);
    expect(said(kept[5])?.slice(0, 2)).toEqual(["F 70", "M 15"]);
    const nobody = newTables(counted, [], { ...wanted, within: () => 0 });
    expect(nobody.flatMap(({ cells }) => cells.filter((cell) => "amounts" in cell))).toEqual([]);
  });

  it("show nothing new beside what is out, where that would tell of few", () => {
    const [first, ...others] = counted as [Counted, ...Counted[]];
    const inYearBefore = (one: Counted) => ({ ...one, before: { columns: [0], adds: [[1, 1, 8_000]] } });
    const beside = (...all: readonly Counted[]) => newTables(all, [10], wanted);
    expect(said(beside(inYearBefore(first), ...others.map(inYearBefore))[0])).toEqual(["85"]);
    const oneCame = [inYearBefore({ ...first, persons: 39 }), { ...first, persons: 1 }, ...others.map(inYearBefore)];
    expect(said(beside(...oneCame)[0])).toEqual(["COMPLEMENTARY"]);
    const ofFewOut = beside(inYearBefore({ ...first, persons: 4 }), { ...first, persons: 20 }, ...others);
    expect(ofFewOut.map(({ smallest, dimensions }) => [smallest, ...dimensions].join(" "))).toEqual(
      tables.map(({ smallest, dimensions }) => [smallest, ...dimensions].join(" ")),
    );
    expect(said(ofFewOut[1])).toEqual(["F COMPLEMENTARY", "M COMPLEMENTARY", "UNKNOWN SUPPRESSED"]);
  });
});
