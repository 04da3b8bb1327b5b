import { type Group, tellsOfEnough } from "./disclosure.js";

/**
 * Why a figure is withheld. `FEW`: fewer people than may be told of. `DOMINANCE`: one makes up nearly all of it.
 * `COMPLEMENTARY`: beside other figures of the same people it would tell of few. `DIFFERENCE`: beside the same figure of
 * another day, or before a correction.
 */
export type Withheld = "FEW" | "DOMINANCE" | "COMPLEMENTARY" | "DIFFERENCE";

/** A figure of a family: those of the same people, cut and dated differently. */
export interface Cell {
  /** What is counted: equal names are the same cut on other days, or before a correction. */
  readonly name: string;
  /** Fewest people that those who get to see it may be told of. Who may be told of fewer sees all the others' figures too. */
  readonly smallest: number;
}

/** Largest share of a sum that one contributor may have. Source: domain brief 5.4. */
const LARGEST_SHARE = 0.85;

/** Whether one amount makes up nearly all of the sum. */
export function isDominated(largest: number, sum: number): boolean {
  return largest > LARGEST_SHARE * sum;
}

/**
 * Why a figure may not be released beside those of its family that are out already; null when it may.
 * Once the same cut is out, every refusal is a `DIFFERENCE`, and so is a figure that is equal to one that is out: an
 * answer does not tell whether nobody or a few changed, nor whether those who are left have become few. A figure that is
 * refused for being too near to one that is out is, by fewer than `smallest` people, what that one says.
 * @param groups the family's people: what they add to each figure that is out, in order, and to the new one, last
 */
export function whyWithheld(groups: readonly Group[], out: readonly Cell[], cell: Cell): Withheld | null {
  const added = groups.flatMap(({ persons, adds }) => {
    const add = adds[out.length];
    return add ? [{ persons, add }] : [];
  });
  const hasSame = out.some((one) => one.name === cell.name && one.smallest === cell.smallest);
  const count = added.reduce((sum, { persons }) => sum + persons, 0);
  if (count < cell.smallest) return hasSame ? "DIFFERENCE" : "FEW";
  if (isOnePersons(added)) return hasSame ? "DIFFERENCE" : "DOMINANCE";
  if (isApart(groups, out, cell) && isSafe(groups, [...out, cell])) return null;
  return hasSame ? "DIFFERENCE" : "COMPLEMENTARY";
}

/** Whether of some measure one person has nearly all. */
function isOnePersons(added: readonly { persons: number; add: readonly number[] }[]): boolean {
  const measures = added[0]?.add ?? [];
  return measures.some((_, measure) => {
    const sum = added.reduce((total, { persons, add }) => total + persons * (add[measure] ?? 0), 0);
    return isDominated(Math.max(...added.map(({ add }) => add[measure] ?? 0)), sum);
  });
}

/**
 * Whether it is apart from what is out of the same cut, whoever the people are: a source that renumbers people makes
 * others of them, and what looks like many who left and many who came may be one who left.
 */
const isApart = (groups: readonly Group[], out: readonly Cell[], cell: Cell): boolean =>
  out.every((one, place) => {
    if (one.name !== cell.name) return true;
    const net = netChange(groups, place, out.length);
    // The same figure for others: it is there for them, and tells nothing.
    if (net === 0 && one.smallest !== cell.smallest) return true;
    return net >= Math.min(one.smallest, cell.smallest);
  });

/** Fewest people whose coming, leaving or changing makes the one figure of the other. */
function netChange(groups: readonly Group[], before: number, after: number): number {
  const more = new Map<string, number>();
  for (const { persons, adds } of groups) {
    for (const [place, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const add = adds[place];
      if (add) more.set(String(add), (more.get(String(add)) ?? 0) + sign * persons);
    }
  }
  const net = [...more.values()];
  const sumOf = (sign: number) => net.reduce((sum, one) => sum + Math.max(0, sign * one), 0);
  return Math.max(sumOf(1), sumOf(-1));
}

/** Whether nobody is told too much: who may be told of `smallest` people sees what is cut for as many, or for more. */
function isSafe(groups: readonly Group[], cells: readonly Cell[]): boolean {
  const newest = cells[cells.length - 1] as Cell;
  const audiences = new Set(cells.map(({ smallest }) => smallest).filter((smallest) => smallest <= newest.smallest));
  return [...audiences].every((smallest) => {
    const seen = groups.map(({ persons, adds }) => ({
      persons,
      adds: adds.filter((_, place) => (cells[place] as Cell).smallest >= smallest),
    }));
    return tellsOfEnough(seen, smallest);
  });
}
