import { expect, it } from "@jest/globals";
import { fewestTold } from "@regiohub/infra/figures/testing/attacker";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { AT_SIGHT, askEverything, CHECKED, type GivenOut, UNCHECKED } from "./support/figures-world.js";
import { ALL, NONE, takeTables } from "./support/tables-world.js";
import { timeoutOf } from "./support/timeout.js";

const SIZES = { commit: 30, long: 5_000 };

/** Fewest people that those who see figures for `smallest` people can learn of, by heads and by size. */
function fewest(given: readonly GivenOut[], smallest: number, random: Random): number {
  const seen = given.filter((one) => one.smallest >= smallest);
  const people = (seen[0]?.adds ?? []).map((_, at) => seen.map(({ adds }) => adds[at] ?? null));
  const heads = people.map((adds) => adds.map((add) => (add ? 1 : 0)));
  const sizes = people.map((adds) => adds.map((add) => add?.[1] ?? 0));
  return Math.min(fewestTold(heads, random), fewestTold(sizes, random));
}

it(
  "gives away nobody in a group of fewer than ten, and to other boards of fewer than five, whatever is asked and put together",
  async () => {
    let shown = 0;
    await forSeeds("T-07", SIZES, (random) => {
      const given = askEverything(random, CHECKED);
      shown += given.length;
      for (const smallest of [10, 5]) expect(fewest(given, smallest, random)).toBeGreaterThanOrEqual(smallest);
    });
    expect(shown).toBeGreaterThan(0);
  },
  timeoutOf("T-07"),
);

it(
  "would give people away if figures were not held against each other: the attack finds one of every board",
  async () => {
    await forSeeds("T-07", { commit: 10, long: 100 }, (random) => {
      expect(fewest(askEverything(random, UNCHECKED), 10, random)).toBe(1);
    });
  },
  timeoutOf("T-07"),
);

it(
  "would give some away if a month were held against each other month alone",
  async () => {
    const found: number[] = [];
    await forSeeds("T-07", { commit: 20, long: 200 }, (random) => {
      found.push(fewest(askEverything(random, AT_SIGHT), 10, random));
    });
    expect(Math.min(...found)).toBeLessThan(10);
  },
  timeoutOf("T-07"),
);

it(
  "gives away nobody in a group of few by tables of places that overlap, of several years, and the boards' totals",
  async () => {
    let shown = 0;
    const cases = await forSeeds("T-07", { commit: 3, long: 1_000 }, (random) => {
      const given = takeTables(random, ALL);
      shown += given.length;
      for (const smallest of [10, 5]) expect(fewest(given, smallest, random)).toBeGreaterThanOrEqual(smallest);
    });
    expect(shown).toBeGreaterThan(cases * 20);
  },
  timeoutOf("T-07"),
);

it(
  "would give people away if tables were not held against those of other places and years",
  async () => {
    await forSeeds("T-07", { commit: 2, long: 30 }, (random) => {
      expect(fewest(takeTables(random, NONE), 10, random)).toBeLessThan(10);
    });
  },
  timeoutOf("T-07"),
);
