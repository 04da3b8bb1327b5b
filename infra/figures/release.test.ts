import { describe, expect, it } from "@jest/globals";
import type { Group } from "./disclosure.js";
import { type Cell, isDominated, type Tally, type Withheld, withheldAtSight, withheldBeside } from "./release.js";

type Cut = Omit<Cell, "tally">;

const ALL: Cut = { name: "all", smallest: 10 };

/** Who adds what to one of the figures. */
function tallyOf(groups: readonly Group[], place: number): Tally {
  const persons = new Map<string, number>();
  for (const group of groups) {
    const key = group.adds[place]?.join();
    if (key !== undefined) persons.set(key, (persons.get(key) ?? 0) + group.persons);
  }
  return [...persons].map(([key, count]) => ({ persons: count, add: key.split(",").map(Number) }));
}

/** Both looks, the second where the first finds nothing. */
function whyWithheld(groups: readonly Group[], cuts: readonly Cut[], cut: Cut): Withheld | null {
  const out = cuts.map((one, place) => ({ ...one, tally: tallyOf(groups, place) }));
  const cell = { ...cut, tally: tallyOf(groups, cuts.length) };
  return withheldAtSight(out, cell) ?? withheldBeside(groups, out, cell);
}

/** People of whom each adds one employment of this size to each of the figures; null: none. */
const people = (persons: number, ...sizes: readonly (number | null)[]): Group => ({
  persons,
  adds: sizes.map((size) => (size === null ? null : [1, size])),
});

describe("a figure that is the first of its people", () => {
  it("is released from the smallest number on", () => {
    expect(whyWithheld([people(10, 8)], [], ALL)).toBeNull();
    expect(whyWithheld([people(9, 8)], [], ALL)).toBe("FEW");
    expect(whyWithheld([], [], ALL)).toBe("FEW");
  });

  it("is withheld when one person has nearly all of it", () => {
    expect(whyWithheld([people(1, 8_501), people(9, 166)], [], ALL)).toBe("DOMINANCE");
    expect(whyWithheld([people(1, 8_500), people(10, 150)], [], ALL)).toBeNull();
  });
});

describe("the same figure of another month", () => {
  const again = (groups: readonly Group[]) => whyWithheld(groups, [ALL], ALL);

  it("is released when enough people changed", () => {
    expect(again([people(30, 8, 8), people(10, 8, null), people(4, null, 8)])).toBe("DIFFERENCE");
    expect(again([people(30, 8, 8), people(10, 8, null), people(4, null, 6)])).toBeNull();
    expect(again([people(30, 8, 8), people(10, 8, 6)])).toBeNull();
  });

  it("is withheld when people were renumbered, and a few beside left", () => {
    expect(again([people(30, 8, null), people(30, null, 8)])).toBe("DIFFERENCE");
    expect(again([people(30, 8, null), people(21, null, 8)])).toBe("DIFFERENCE");
    expect(again([people(30, 8, null), people(20, null, 8)])).toBeNull();
  });

  it("is withheld for one reason, whether nobody changed, or one, or nearly everybody left", () => {
    for (const groups of [
      [people(30, 8, 8)],
      [people(30, 8, 8), people(1, 8, null)],
      [people(30, 8, 8), people(1, 8, 6)],
      [people(30, 8, null), people(9, 8, 8)],
      [people(30, 8, null)],
      [people(30, 8, 1), people(1, 8, 9_999)],
    ]) {
      expect(again(groups)).toBe("DIFFERENCE");
    }
  });
});

describe("a part of what is out", () => {
  const part: Cut = { name: "part", smallest: 10 };

  it("is released when enough are left over", () => {
    expect(whyWithheld([people(20, 8, 8), people(10, 8, null)], [ALL], part)).toBeNull();
    expect(whyWithheld([people(20, 8, 8), people(9, 8, null)], [ALL], part)).toBe("COMPLEMENTARY");
  });

  it("may be all of it: that tells nothing", () => {
    expect(whyWithheld([people(20, 8, 8)], [ALL], part)).toBeNull();
  });

  it("is withheld before the last cell of a table with a hidden one, row and column alike", () => {
    // Two rows by two columns and the margins; the cell at the end is of four people.
    const margins = ["row 1", "row 2", "column 1", "column 2"];
    const cells = [...margins, "1 1", "1 2", "2 1", "2 2"].map((name) => ({ name, smallest: 10 }));
    const sizes = { "1 1": 20, "1 2": 12, "2 1": 15, "2 2": 4 };
    const isIn = (name: string, at: string) => name === at || name === `row ${at[0]}` || name === `column ${at[2]}`;
    const out: Cut[] = [];
    const reasons = cells.map((cell) => {
      const groups = Object.entries(sizes).map(([at, persons]) =>
        people(persons, ...[...out, cell].map(({ name }) => (isIn(name, at) ? 8 : null))),
      );
      const reason = whyWithheld(groups, out, cell);
      if (reason === null) out.push(cell);
      return reason;
    });
    expect(reasons.slice(0, 4)).toEqual([null, null, null, null]);
    expect(reasons.slice(4)).toEqual(["COMPLEMENTARY", "COMPLEMENTARY", "COMPLEMENTARY", "FEW"]);
  });
});

describe("those who may be told of fewer", () => {
  const between: Cut = { name: "all", smallest: 5 };

  it("see what others see too, so that both together are judged", () => {
    const oneMore = [people(30, 8, 8), people(4, null, 8)];
    expect(whyWithheld(oneMore, [ALL], between)).toBe("DIFFERENCE");
    expect(whyWithheld(oneMore, [between], ALL)).toBe("DIFFERENCE");
    expect(whyWithheld([people(30, 8, 8), people(5, null, 8)], [ALL], between)).toBeNull();
  });

  it("do not keep others from seeing what is theirs", () => {
    expect(whyWithheld([people(30, 8, 8), people(6, null, 8)], [between], ALL)).toBeNull();
  });
});

it("is dominance from just above 85 % on", () => {
  expect([isDominated(85, 100), isDominated(86, 100), isDominated(0, 0)]).toEqual([false, true, false]);
});
