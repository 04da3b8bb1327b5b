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
  /** Who is in it, whoever they are. */
  readonly tally: Tally;
}

/** How many people add the same to a figure; `add` has a whole number per measure. No two entries add the same. */
export type Tally = readonly { readonly persons: number; readonly add: readonly number[] }[];

/** Largest share of a sum that one contributor may have. Source: domain brief 5.4. */
const LARGEST_SHARE = 0.85;

/** Whether one amount makes up nearly all of the sum. */
export function isDominated(largest: number, sum: number): boolean {
  return largest > LARGEST_SHARE * sum;
}

/**
 * Why a figure may not be released, as far as tallies tell: cheap, and most months that bring no news end here.
 * Once the same cut is out, every refusal is a `DIFFERENCE`, and so is a figure that is equal to one that is out: an
 * answer does not tell whether nobody or a few changed, nor whether those who are left have become few. A figure that is
 * refused for being too near to one that is out is, by fewer than `smallest` people, what that one says.
 * @param out figures of the family that are out already
 */
export function withheldAtSight(out: readonly Cell[], cell: Cell): Withheld | null {
  const { tally, smallest } = cell;
  if (headsOf(tally) < smallest) return isOut(out, cell) ? "DIFFERENCE" : "FEW";
  if (isOnePersons(tally)) return isOut(out, cell) ? "DIFFERENCE" : "DOMINANCE";
  return out.every((one) => isApart(one, cell)) ? null : "DIFFERENCE";
}

/**
 * Why a figure that is not withheld at sight may not be released beside those that are out already; null when it may.
 * @param groups the family's people: what they add to each figure that is out, in order, and to the new one, last
 */
export function withheldBeside(groups: readonly Group[], out: readonly Cell[], cell: Cell): Withheld | null {
  if (isSafe(groups, [...out, cell])) return null;
  return isOut(out, cell) ? "DIFFERENCE" : "COMPLEMENTARY";
}

const isOut = (out: readonly Cell[], cell: Cell): boolean =>
  out.some(({ name, smallest }) => name === cell.name && smallest === cell.smallest);

const headsOf = (tally: Tally): number => tally.reduce((sum, { persons }) => sum + persons, 0);

/** Whether of some measure one person has nearly all. */
const isOnePersons = (tally: Tally): boolean =>
  (tally[0]?.add ?? []).some((_, measure) => {
    const amounts = tally.map(({ persons, add }) => ({ persons, amount: add[measure] ?? 0 }));
    const sum = amounts.reduce((total, { persons, amount }) => total + persons * amount, 0);
    return amounts.some(({ amount }) => isDominated(amount, sum));
  });

/**
 * Whether a figure is apart from one of the same cut that is out, whoever the people are: a source that renumbers people
 * makes others of them, and what looks like many who left and many who came may be one who left.
 */
function isApart(one: Cell, cell: Cell): boolean {
  if (one.name !== cell.name) return true;
  const net = netChange(one.tally, cell.tally);
  // The same figure for others: it is there for them, and tells nothing.
  if (net === 0 && one.smallest !== cell.smallest) return true;
  return net >= Math.min(one.smallest, cell.smallest);
}

/** Fewest people whose coming, leaving or changing makes the one figure of the other. */
function netChange(before: Tally, after: Tally): number {
  const more = new Map(after.map(({ persons, add }) => [add.join(), persons]));
  for (const { persons, add } of before) more.set(add.join(), (more.get(add.join()) ?? 0) - persons);
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
