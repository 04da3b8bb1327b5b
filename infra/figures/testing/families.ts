import type { Random } from "../../testing/random.js";
import type { Group } from "../disclosure.js";

/** Every combination of figures with small whole factors, by heads and by their one measure: of how many people each tells. */
export function* combinations(groups: readonly Group[]): Generator<number> {
  const figures = groups[0]?.adds.length ?? 0;
  const factors = Array.from({ length: figures }, () => -2);
  for (let step = 0; step < 5 ** figures; step += 1) {
    for (const amount of [() => 1, (add: readonly number[]) => add[0] ?? 0]) {
      const told = groups.filter(({ adds }) =>
        adds.reduce((sum, add, at) => sum + (add ? amount(add) * (factors[at] as number) : 0), 0),
      );
      yield told.reduce((sum, { persons }) => sum + persons, 0);
    }
    let at = 0;
    while (at < figures && factors[at] === 2) factors[at++] = -2;
    if (at < figures) factors[at] = (factors[at] as number) + 1;
  }
}

/** A few people with a measure in two to five figures, most of whom add the same to each. */
export function family(random: Random): Group[] {
  const figures = 2 + random.below(4);
  return Array.from({ length: 1 + random.below(6) }, () => {
    const steady = 1 + random.below(3);
    const amount = () => (random.next() < 0.4 ? null : random.next() < 0.8 ? steady : random.below(4));
    const amounts = Array.from({ length: figures }, amount);
    return { persons: 1 + random.below(9), adds: amounts.map((one) => (one === null ? null : [one])) };
  });
}
