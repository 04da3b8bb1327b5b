import type { Random } from "../../testing/random.js";

/** Another prime than the one the hub reckons with. */
const PRIME = 33_554_393;

/** How many different people are aimed at, those of whom the fewest are alike first. */
const AIMS = 25;

/**
 * Tries to find a combination of figures that is about few people, by somebody who knows all that was ever given out and,
 * to spend less time on it than a real attacker would, who is in what. Aims at one person after the other: combinations
 * that leave out as many of the others as can be, without leaving out the person aimed at.
 * @param people what each person adds to each of the figures, in the order of the figures
 * @returns fewest people that such a combination was about; Infinity when there is none at all
 */
export function fewestTold(people: readonly (readonly number[])[], random: Random): number {
  const alike = Map.groupBy(
    people.filter((amounts) => amounts.some((amount) => amount !== 0)),
    (amounts) => amounts.join(),
  );
  const kinds = [...alike.values()].map((all) => ({ amounts: all[0] as readonly number[], persons: all.length }));
  const byNumber = kinds.sort((one, other) => other.persons - one.persons);
  const aims = byNumber.toReversed().slice(0, AIMS);
  let fewest = Number.POSITIVE_INFINITY;
  for (const aim of aims) {
    const shuffled = byNumber
      .map((kind) => ({ kind, at: random.next() }))
      .sort((one, other) => one.at - other.at)
      .map(({ kind }) => kind);
    for (const order of [byNumber, shuffled]) {
      const leftOut = leaveOut(
        order.map(({ amounts }) => amounts),
        aim.amounts,
      );
      const told = order.filter((_, at) => !leftOut[at]).reduce((sum, { persons }) => sum + persons, 0);
      fewest = Math.min(fewest, told);
    }
  }
  return fewest;
}

/**
 * Which figures that are withheld can be had exactly from those that are out, by adding up and subtracting.
 * @param out figure by figure what each person adds, in one order of people
 * @param withheld the same
 * @returns their places in `withheld`
 */
export function foundOut(out: readonly (readonly number[])[], withheld: readonly (readonly number[])[]): number[] {
  const rows: number[][] = [];
  for (const figure of out) {
    const left = reduce(modulo(figure), rows);
    if (left.some((one) => one !== 0)) rows.push(scaled(left));
  }
  return [...withheld.keys()].filter((at) =>
    reduce(modulo(withheld[at] as readonly number[]), rows).every((one) => one === 0),
  );
}

/** Which amounts a combination of figures can bring to nought together, in this order of importance, but not the one aimed at. */
function leaveOut(order: readonly (readonly number[])[], aim: readonly number[]): boolean[] {
  const rows: number[][] = [];
  let rest = modulo(aim);
  for (const amounts of order) {
    const left = reduce(modulo(amounts), rows);
    if (left.every((one) => one === 0) || areParallel(left, rest)) continue;
    rows.push(scaled(left));
    rest = reduce(rest, rows.slice(-1));
  }
  return order.map((amounts) => reduce(modulo(amounts), rows).every((one) => one === 0));
}

const modulo = (amounts: readonly number[]): number[] => amounts.map((one) => ((one % PRIME) + PRIME) % PRIME);

/** What is left of a vector when the rows, each led by a 1, are taken off it. */
function reduce(vector: readonly number[], rows: readonly (readonly number[])[]): number[] {
  const left = [...vector];
  for (const row of rows) {
    const lead = row.findIndex((one) => one !== 0);
    const times = left[lead] as number;
    if (times === 0) continue;
    for (let at = lead; at < left.length; at += 1) {
      left[at] = ((left[at] as number) + PRIME * PRIME - times * (row[at] as number)) % PRIME;
    }
  }
  return left;
}

const areParallel = (one: readonly number[], other: readonly number[]): boolean =>
  scaled(one).join() === scaled(other).join();

/** By Fermat: the multiple that is led by a 1. */
function scaled(vector: readonly number[]): number[] {
  const lead = vector.find((one) => one !== 0) ?? 0;
  let [power, base, inverse] = [PRIME - 2, lead, 1];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) inverse = (inverse * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return vector.map((one) => (one * inverse) % PRIME);
}
