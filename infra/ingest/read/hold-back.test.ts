import { expect, it } from "@jest/globals";
import { holdBack } from "./hold-back.js";

async function* stretches(...lists: number[][]) {
  yield* lists;
}

it.each([
  [0, [1, 2, 3, 4, 5, 6]],
  [1, [1, 2, 3, 4, 5]],
  [4, [1, 2]],
  [6, []],
  [9, []],
])("keeps the last %i rows back, wherever the stretches end", async (count, expected) => {
  for (const rest of [[], [[2, 3, 4, 5, 6]], [[2], [3, 4], [], [5], [6]]]) {
    const first = rest.length === 0 ? [1, 2, 3, 4, 5, 6] : [1];
    const found: number[] = [];
    for await (const rows of holdBack(first, stretches(...rest), count)) found.push(...rows);
    expect(found).toEqual(expected);
  }
});
