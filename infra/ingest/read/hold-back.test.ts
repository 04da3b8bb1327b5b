import { expect, it } from "@jest/globals";
import { holdBack } from "./hold-back.js";

async function* stretches(...lists: number[][]) {
  yield* lists;
}

it.each([
  [0, [1, 2, 3, 4, 5, 6], []],
  [1, [1, 2, 3, 4, 5], [6]],
  [4, [1, 2], [3, 4, 5, 6]],
  [6, [], [1, 2, 3, 4, 5, 6]],
  [9, [], [1, 2, 3, 4, 5, 6]],
])("keeps the last %i rows apart, wherever the stretches end", async (count, others, last) => {
  for (const rest of [[], [[2, 3, 4, 5, 6]], [[2], [3, 4], [], [5], [6]]]) {
    const first = rest.length === 0 ? [1, 2, 3, 4, 5, 6] : [1];
    const found = [];
    for await (const stretch of holdBack(first, stretches(...rest), count)) found.push(stretch);
    expect(found.at(-1)).toEqual({ rows: last, isLast: true });
    const before = found.slice(0, -1);
    expect(before.flatMap(({ rows }) => rows)).toEqual(others);
    expect(before.every(({ rows, isLast }) => rows.length > 0 && !isLast)).toBe(true);
  }
});
