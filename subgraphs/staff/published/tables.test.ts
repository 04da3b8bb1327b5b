import { describe, expect, it } from "@jest/globals";
import type { Counted } from "@regiohub/infra/figures/columns";
import { newTables, type PlaceCounted } from "./tables.js";

const people = (persons: number, BOARD: string, SEX: string): Counted => ({
  persons,
  family: BOARD,
  parts: [{ is: { BOARD, SEX }, add: [1, 1, 8_000] }],
});

const place: PlaceCounted = {
  place: "ARBEIDSMARKTREGIO AM03",
  on: "2025-10-01",
  afterRun: 7,
  counted: [people(40, "11111", "F"), people(7, "11111", "M"), people(30, "22222", "F"), people(8, "22222", "M")],
  codes: { SEX: ["F", "M", "UNKNOWN"], BOARD: ["11111", "22222", "33333"] },
  out: [],
};
const planned = [[], ["SEX"], ["BOARD"], ["BOARD", "SEX"]].map((dimensions) => ({ dimensions, bands: null, keep: [] }));

/** What a cell says, in short. */
const said = (table: ReturnType<typeof newTables>[number] | undefined) =>
  table?.cells.map((cell) => [...cell.key, "why" in cell ? cell.why : cell.persons].join(" "));

describe("the tables of a place", () => {
  const tables = newTables(place, planned);

  it("are made for all and for the boards of the place, in the order of the plan", () => {
    expect(tables.map(({ smallest, dimensions }) => [smallest, ...dimensions].join(" "))).toEqual([
      "10",
      "10 SEX",
      "10 BOARD",
      "10 BOARD SEX",
      "5",
      "5 SEX",
      "5 BOARD",
      "5 BOARD SEX",
    ]);
  });

  it("have every cell that there may be, and for others no sum of cells of fewer than ten", () => {
    expect(said(tables[0])).toEqual(["85"]);
    expect(said(tables[1])).toEqual(["F 70", "M 15", "UNKNOWN SUPPRESSED"]);
    expect(said(tables[2])).toEqual(["11111 47", "22222 38", "33333 SUPPRESSED"]);
    // Either of the large ones would give away a small one, taken off its board.
    expect(said(tables[3])).toEqual([
      "11111 F COMPLEMENTARY",
      "22222 F COMPLEMENTARY",
      "22222 M SUPPRESSED",
      "11111 M SUPPRESSED",
      "11111 UNKNOWN SUPPRESSED",
      "22222 UNKNOWN SUPPRESSED",
      "33333 F SUPPRESSED",
      "33333 M SUPPRESSED",
      "33333 UNKNOWN SUPPRESSED",
    ]);
    expect(said(tables[7])?.slice(0, 5)).toEqual([
      "11111 F 40",
      "22222 F 30",
      "22222 M 8",
      "11111 M 7",
      "11111 UNKNOWN SUPPRESSED",
    ]);
  });

  it("say persons, employments and size as three things", () => {
    expect(tables[0]?.cells[0]).toEqual({ key: [], persons: 85, employments: 85, fteTenThousandths: 680_000 });
  });

  it("are not made where a board has nearly all, as a region of one has", () => {
    const alone = newTables({ ...place, counted: [people(86, "11111", "F"), people(14, "22222", "F")] }, planned);
    expect(said(alone[0])).toEqual(["DOMINANCE"]);
  });

  it("show nothing new beside what is out, where that would tell of few", () => {
    const [first, ...others] = place.counted as [Counted, ...Counted[]];
    const inYearBefore = (one: Counted) => ({ ...one, before: { columns: [0], adds: [[1, 1, 8_000]] } });
    const beside = (...counted: readonly Counted[]) => newTables({ ...place, counted, out: [10] }, planned);
    expect(said(beside(inYearBefore(first), ...others.map(inYearBefore))[0])).toEqual(["85"]);
    const oneCame = [inYearBefore({ ...first, persons: 39 }), { ...first, persons: 1 }, ...others.map(inYearBefore)];
    expect(said(beside(...oneCame)[0])).toEqual(["COMPLEMENTARY"]);
    expect(newTables({ ...place, counted: [inYearBefore({ ...first, persons: 4 })], out: [10] }, planned)).toEqual([]);
  });
});
