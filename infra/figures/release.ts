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
 * answer does not tell whether nobody or a few changed, nor whether those who are left have become few.
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
  if (hasSame && !isNew(groups, out, cell)) return "DIFFERENCE";
  if (isSafe(groups, [...out, cell])) return null;
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

/** Whether somebody adds to it otherwise than to each figure of the same cut that is out. */
const isNew = (groups: readonly Group[], out: readonly Cell[], cell: Cell): boolean =>
  out.every(
    (one, place) =>
      one.name !== cell.name ||
      one.smallest !== cell.smallest ||
      groups.some(({ adds }) => String(adds[place]) !== String(adds[out.length])),
  );

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
