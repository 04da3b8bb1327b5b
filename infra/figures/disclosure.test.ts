import { describe, expect, it } from "@jest/globals";
import { forSeeds } from "../testing/seeds.js";
import { type Group, tellsOfEnough } from "./disclosure.js";
import { combinations, family } from "./testing/families.js";

/** People with one measure; a text per figure would be long: `null` is not in it. */
const people = (persons: number, ...amounts: readonly (number | null)[]): Group => ({
  persons,
  adds: amounts.map((amount) => (amount === null ? null : [amount])),
});

describe("figures tell of enough people", () => {
  it("when there is one, of so many or more", () => {
    expect(tellsOfEnough([people(10, 8_000)], 10)).toBe(true);
    expect(tellsOfEnough([people(9, 8_000)], 10)).toBe(false);
  });

  it("when those who came and those who left are together enough: no difference tells them apart", () => {
    const months = (came: number, left: number) => [people(100, 1, 1), people(left, 1, null), people(came, null, 1)];
    expect(tellsOfEnough(months(5, 7), 10)).toBe(true);
    expect(tellsOfEnough(months(5, 4), 10)).toBe(false);
    expect(tellsOfEnough(months(0, 1), 10)).toBe(false);
  });

  it("when nothing changed", () => {
    expect(tellsOfEnough([people(60, 8_000, 8_000, 8_000), people(40, 1, 1, 1)], 10)).toBe(true);
  });

  it("not when a few changed in size alone", () => {
    expect(tellsOfEnough([people(100, 8_000, 8_000), people(1, 8_000, 6_000)], 10)).toBe(false);
    expect(tellsOfEnough([people(100, 8_000, 8_000), people(10, 8_000, 6_000)], 10)).toBe(true);
  });

  it("not when of all who are counted a few have a size", () => {
    expect(tellsOfEnough([people(100, 0), people(9, 8_000)], 10)).toBe(false);
    expect(tellsOfEnough([people(100, 0)], 10)).toBe(true);
  });

  it("not when a chain of months leads around a few, each step of which is large", () => {
    // From month to month dozens change, and the first is the last but for one.
    const chain = [people(100, 1, 1, 1), people(30, 1, null, 1), people(30, null, 1, null)];
    expect(tellsOfEnough(chain, 10)).toBe(true);
    expect(tellsOfEnough([...chain, people(1, 1, 1, null)], 10)).toBe(false);
  });

  it("not when an individual tracker reaches one: everybody with her, and everybody like her without her", () => {
    // a: all; b: those of a kind or of a place; c: those of the kind who are not of the place
    expect(tellsOfEnough([people(50, 1, null), people(1, 1, 1), people(49, null, 1)], 10)).toBe(true);
    expect(tellsOfEnough([people(50, 1, 1), people(1, 1, null)], 10)).toBe(false);
  });

  it("not when a general tracker adds up to few: two that cover everybody, and what both have", () => {
    const [some, rest, few] = [people(40, 1, null, 1), people(40, null, 1, 1), people(3, 1, 1, 1)];
    expect(tellsOfEnough([some, rest, few], 10)).toBe(false); // a + b - c leaves the three
    expect(tellsOfEnough([some, rest], 10)).toBe(true);
  });
});

it("is true of no family of which a combination tells of fewer", async () => {
  const said = { yes: 0, no: 0 };
  await forSeeds("T-07", { commit: 2_000, long: 100_000 }, (random) => {
    const groups = family(random);
    const smallest = 2 + random.below(8);
    const fewest = Math.min(...[...combinations(groups)].filter((persons) => persons > 0));
    const isSaid = tellsOfEnough(groups, smallest);
    said[isSaid ? "yes" : "no"] += 1;
    if (isSaid) expect(fewest).toBeGreaterThanOrEqual(smallest);
  });
  expect(Math.min(said.yes, said.no)).toBeGreaterThan(200);
});
