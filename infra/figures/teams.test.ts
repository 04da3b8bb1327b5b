import { describe, expect, it } from "@jest/globals";
import type { Random } from "../testing/random.js";
import { forSeeds } from "../testing/seeds.js";
import type { Alike } from "./amounts.js";
import { columnsOf } from "./columns.js";
import { type Group, tellsOfEnough } from "./disclosure.js";
import { directionOf, Span } from "./span.js";
import { type Column, releasable, type Verdict } from "./teams.js";
import { census, tablesOf } from "./testing/census.js";
import { combinations, family } from "./testing/families.js";

/** So many people who add an amount of the one measure to each column; null: they are not in it. */
const alike = ({ persons, adds }: Group): Alike => {
  const columns = [...adds.keys()].filter((place) => adds[place] !== null);
  return { persons, columns, adds: columns.map((place) => [1, ...(adds[place] ?? [])]) };
};

/** People by the columns that they are in. */
const people = (persons: number, ...columns: readonly number[]): Alike => ({
  persons,
  columns,
  adds: columns.map(() => [1]),
});

const named = (...names: readonly string[]) => names.map((name) => ({ name, dominated: false }));
const columnsIn = (groups: readonly Group[]) => named(...(groups[0]?.adds ?? []).map((_, place) => String(place)));

/** The columns of people that are out, and no others. */
const shownOf = (groups: readonly Group[], verdicts: readonly Verdict[]): Group[] =>
  groups.map(({ persons, adds }) => ({ persons, adds: adds.filter((_, place) => verdicts[place] === "OUT") }));

/** The same columns in another order. */
function shuffled(random: Random, groups: readonly Group[]): Group[] {
  const order = (groups[0]?.adds ?? []).map((_, place) => ({ place, at: random.next() }));
  order.sort((one, other) => one.at - other.at);
  return groups.map(({ persons, adds }) => ({ persons, adds: order.map(({ place }) => adds[place] ?? null) }));
}

describe("a list of columns", () => {
  it("is released as a whole where no sum of them tells of few", () => {
    const whole = [people(20, 0, 1), people(20, 0, 2)];
    expect(releasable(whole, named("all", "one", "other"), { smallest: 10, out: 0 })).toEqual(["OUT", "OUT", "OUT"]);
  });

  it("is released up to the cell that would give away a hidden one", () => {
    // Who left, of 32: under 25 they are 4, up to 34 they are 12, older 16. Seen by all who may be told of ten.
    const left = [people(4, 0, 2), people(12, 0, 1), people(16, 0, 3)];
    const columns = named("all", "25 to 34", "under 25", "older");
    expect(releasable(left, columns, { smallest: 10, out: 0 })).toEqual(["OUT", "OUT", "FEW", "COMPLEMENTARY"]);
    expect(releasable(left, columns, { smallest: 4, out: 0 })).toEqual(["OUT", "OUT", "OUT", "OUT"]);
  });

  it("is released whole where one person may be told of, but for cells of nobody", () => {
    const few = [people(1, 0, 1), people(2, 0, 2), people(1, 0, 1, 2)];
    const columns = named("all", "one", "other", "nobody");
    expect(releasable(few, columns, { smallest: 1, out: 0 })).toEqual(["OUT", "OUT", "OUT", "FEW"]);
  });

  it("is not released where nobody is in anything", () => {
    expect(releasable([], named("all"), { smallest: 10, out: 0 })).toEqual(["FEW"]);
  });

  it("is not released beside what it takes too long to prove", () => {
    const whole = [people(20, 0, 1), people(20, 0, 2)];
    const columns = named("all", "one", "other");
    expect(releasable(whole, columns, { smallest: 10, out: 2, most: 0 })).toBeUndefined();
    expect(releasable(whole, columns, { smallest: 10, out: 2, most: 1_000 })).toEqual(["OUT", "OUT", "OUT"]);
  });

  it("leaves out what one has nearly all of, and what that could be found by", () => {
    const [whole, rest, own] = [...named("all", "rest"), { name: "one's", dominated: true }];
    const verdicts = (columns: readonly Column[], out: number) => {
      const places = new Map(columns.map(({ name }, place) => [name, place]));
      const placesOf = (...names: readonly string[]) => names.map((name) => places.get(name) as number).sort();
      const both = [people(12, ...placesOf("all", "rest")), people(30, ...placesOf("all", "one's"))];
      return releasable(both, columns, { smallest: 10, out });
    };
    expect(verdicts([whole, rest, own] as Column[], 0)).toEqual(["OUT", "COMPLEMENTARY", "DOMINANCE"]);
    expect(verdicts([own, rest, whole] as Column[], 0)).toEqual(["DOMINANCE", "OUT", "COMPLEMENTARY"]);
    // It can be had already: hiding more hides nothing.
    expect(verdicts([whole, rest, own] as Column[], 2)).toEqual(["OUT", "OUT", "DOMINANCE"]);
  });

  it("is held against what is out already, whatever that says", () => {
    const changed = [people(30, 0, 1), people(9, 0), people(30, 1)];
    const columns = named("before", "now");
    expect(releasable(changed, columns, { smallest: 10, out: 1 })).toEqual(["OUT", "OUT"]);
    const fewLeft = [people(30, 0, 1), people(9, 0)];
    expect(releasable(fewLeft, columns, { smallest: 10, out: 1 })).toEqual(["OUT", "COMPLEMENTARY"]);
    expect(releasable(fewLeft, columns, { smallest: 10, out: 2 })).toBeUndefined();
  });

  it("is judged by each measure, and released when all allow it", () => {
    const sized = (persons: number, size: number): Alike => ({ persons, columns: [0], adds: [[1, size]] });
    expect(releasable([sized(20, 0), sized(9, 8_000)], named("all"), { smallest: 10, out: 0 })).toEqual([
      "COMPLEMENTARY",
    ]);
    expect(releasable([sized(20, 0), sized(10, 8_000)], named("all"), { smallest: 10, out: 0 })).toEqual(["OUT"]);
  });

  it("reckons with amounts of nobody known, whom it counts on for nothing", () => {
    const known = [people(20, 0), people(20, 0, 1)];
    expect(releasable(known, named("all", "part"), { smallest: 10, out: 0 })).toEqual(["OUT", "OUT"]);
    const withMixed = [...known, { persons: 0, columns: [0, 1], adds: [[1], [2]] }];
    expect(releasable(withMixed, named("all", "part"), { smallest: 10, out: 0 })).toEqual(["OUT", "OUT"]);
    const unfounded = [people(20, 0), people(0, 0, 1), people(30, 0, 2)];
    expect(releasable(unfounded, named("all", "nobody", "part"), { smallest: 10, out: 0 })).toEqual([
      "OUT",
      "FEW",
      "OUT",
    ]);
  });
});

/** How many directions there are among some people's amounts. */
function rankOf(groups: readonly Group[], amount: (add: readonly number[] | null) => number): number {
  const span = new Span();
  for (const { adds } of groups) {
    const direction = directionOf(adds.map(amount));
    if (direction) span.add(direction);
  }
  return span.rank;
}

/** Whether so many teams exist at all: who is left out of some people must be enough for what those lack. Edmonds 1965. */
function teamsExist(groups: readonly Group[], teams: number): boolean {
  const measures = [(add: readonly number[] | null) => (add ? 1 : 0), (add: readonly number[] | null) => add?.[0] ?? 0];
  return measures.every((amount) => {
    const rank = rankOf(groups, amount);
    return Array.from({ length: 2 ** groups.length }, (_, chosen) => chosen).every((chosen) => {
      const isIn = (at: number) => Math.floor(chosen / 2 ** at) % 2 === 1;
      const inside = groups.filter((_, at) => isIn(at));
      const others = groups.filter(({ adds }, at) => !isIn(at) && adds.some((add) => amount(add) !== 0));
      const persons = others.reduce((sum, one) => sum + one.persons, 0);
      return persons >= teams * (rank - rankOf(inside, amount));
    });
  });
}

describe("of small worlds", () => {
  it("everything is released of which figure by figure it is proven that it tells of enough", async () => {
    let proven = 0;
    await forSeeds("T-07", { commit: 5_000, long: 100_000 }, (random) => {
      const groups = family(random);
      const smallest = 2 + random.below(8);
      const out = columnsIn(groups).length;
      if (!tellsOfEnough(groups, smallest)) return;
      proven += 1;
      expect(releasable(groups.map(alike), columnsIn(groups), { smallest, out })).toBeDefined();
    });
    expect(proven).toBeGreaterThan(1_000);
  });

  it("what is released tells of enough, in whatever order, and a column is refused only if no teams exist with it", async () => {
    const said = { OUT: 0, FEW: 0, DOMINANCE: 0, COMPLEMENTARY: 0 };
    await forSeeds("T-07", { commit: 200, long: 20_000 }, (random) => {
      const groups = shuffled(random, family(random));
      const smallest = 1 + random.below(9);
      const kept = random.pick([0, Number.POSITIVE_INFINITY]);
      const verdicts = releasable(groups.map(alike), columnsIn(groups), { smallest, out: 0, kept }) ?? [];
      for (const verdict of verdicts) said[verdict] += 1;
      const told = [...combinations(shownOf(groups, verdicts))].filter((persons) => persons > 0);
      expect(Math.min(...told)).toBeGreaterThanOrEqual(smallest);
      for (const [place, verdict] of verdicts.entries()) {
        const upTo = verdicts.map((one, at) => (at === place || (at < place && one === "OUT") ? "OUT" : "FEW"));
        if (verdict === "FEW") continue;
        expect(teamsExist(shownOf(groups, upTo), smallest)).toBe(verdict === "OUT");
      }
    });
    expect(Math.min(said.OUT, said.FEW, said.COMPLEMENTARY)).toBeGreaterThan(20);
  });

  it("the same is decided whichever way teams are kept", async () => {
    const said = { OUT: 0, FEW: 0, DOMINANCE: 0, COMPLEMENTARY: 0 };
    await forSeeds("T-07", { commit: 12, long: 2_000 }, (random) => {
      const counted = census(random, 60 + random.below(400), 3);
      const { columns, alike } = columnsOf(counted, tablesOf(counted));
      const shuffled = columns
        .map((_, place) => ({ place, at: random.next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ place }) => place);
      const options = { smallest: 3 + random.below(8), out: random.below(12), places: shuffled };
      const decided = (kept: number) =>
        releasable(
          alike,
          shuffled.map((place) => columns[place] as Column),
          { ...options, kept },
        );
      const verdicts = decided(Number.POSITIVE_INFINITY);
      for (const verdict of verdicts ?? []) said[verdict] += 1;
      expect(verdicts).toEqual(decided(0));
    });
    expect(Math.min(said.OUT, said.FEW, said.COMPLEMENTARY)).toBeGreaterThan(20);
  });

  it("less is released where it takes too long to look for teams, and what is tells of enough", async () => {
    const released = { inTime: 0, all: 0 };
    const countOf = (verdicts: readonly Verdict[]) => verdicts.filter((verdict) => verdict === "OUT").length;
    await forSeeds("T-07", { commit: 200, long: 5_000 }, (random) => {
      const groups = family(random);
      const smallest = 2 + random.below(5);
      const options = { smallest, out: 0 };
      const verdicts = releasable(groups.map(alike), columnsIn(groups), { ...options, most: 0 }) ?? [];
      released.inTime += countOf(verdicts);
      released.all += countOf(releasable(groups.map(alike), columnsIn(groups), options) ?? []);
      const told = [...combinations(shownOf(groups, verdicts))].filter((persons) => persons > 0);
      expect(Math.min(...told)).toBeGreaterThanOrEqual(smallest);
    });
    expect(released.inTime).toBeGreaterThan(0);
    expect(released.inTime).toBeLessThan(released.all);
  });
});
