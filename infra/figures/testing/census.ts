import type { Random } from "../../testing/random.js";
import type { Counted, Table } from "../counted.js";

/** What people are, and how many in a hundred: five things that have nothing to do with each other, each with some that are rare. */
const SHARES = {
  age: [1.7, 10.2, 16.9, 16.9, 16.9, 15.3, 13.6, 8.5],
  work: [5, 65, 28, 2],
  kind: [85, 14.5, 0.5],
  term: [80, 15, 5],
  rank: [45, 20, 3, 2, 10, 10, 8, 2],
} as const;

/** Sizes that many have. */
const SIZES = [10_000, 8_000, 6_000, 5_000];

const CUTS: readonly (readonly (keyof typeof SHARES)[])[] = [
  [],
  ["age"],
  ["kind"],
  ["work"],
  ["term"],
  ["rank"],
  ["age", "kind"],
  ["age", "work"],
  ["work", "term"],
  ["work", "rank"],
];

/** People who do not exist, by what they are: so many persons, each in one of so many families, with a size each. */
export function census(random: Random, persons: number, families = 1): Counted[] {
  const names = ["size", "family", ...Object.keys(SHARES)];
  const alike = new Map<string, number>();
  for (let person = 0; person < persons; person += 1) {
    const codes = Object.values(SHARES).map((shares) => oneOf(random, shares));
    const key = [random.pick(SIZES), random.below(families), ...codes].join();
    alike.set(key, (alike.get(key) ?? 0) + 1);
  }
  return [...alike].map(([key, count]) => {
    const codes = key.split(",");
    const is = Object.fromEntries(names.map((name, at) => [name, codes[at] as string]));
    return { persons: count, family: codes[1] as string, parts: [{ is, add: [1, Number(codes[0])] }] };
  });
}

/** The tables that a region's people are shown in: everybody, margins, and by two things; cells that somebody is in. */
export const tablesOf = (counted: readonly Counted[]): Table[] =>
  CUTS.map((dimensions) => {
    const keys = counted.map(({ parts }) => dimensions.map((dimension) => parts[0]?.is[dimension] as string));
    return { dimensions, keys: [...new Map(keys.map((key) => [key.join(), key])).values()] };
  });

/** By chance, each as often as its share of a hundred; the last one has what is left. */
function oneOf(random: Random, shares: readonly number[]): number {
  let rest = random.next() * 100;
  for (let at = 0; at < shares.length - 1; at += 1) {
    rest -= shares[at] as number;
    if (rest < 0) return at;
  }
  return shares.length - 1;
}
