import { expect, it } from "@jest/globals";
import { defineRecord, integerField, textField } from "../record.js";
import { Random } from "../testing/random.js";
import { KeyConflicts, type TakeRecord } from "./conflicts.js";

const thing = defineRecord({
  kind: "thing",
  description: "A thing.",
  key: ["number", "part"],
  fields: { number: textField("Number."), name: textField("Name."), part: integerField("Part.") },
});

/** Lines that the search tells, and how often it read. */
async function found(rows: readonly (readonly unknown[])[], most?: number) {
  const search = new KeyConflicts(thing, most);
  const told: number[] = [];
  let readings = 1;
  for (const row of rows) search.see(row);
  const read = async (take: TakeRecord) => {
    readings += 1;
    for (const [line, row] of rows.entries()) take(row, 0, line);
  };
  await search.tell(read, (_, __, line) => told.push(line));
  return { told: told.sort((a, b) => a - b), readings };
}

/** Lines of rows that share a key with a row that says something else, each row held against all. */
const plainly = (rows: readonly (readonly unknown[])[]) =>
  rows.flatMap((row, line) =>
    rows.some((other) => other[0] === row[0] && other[2] === row[2] && other[1] !== row[1]) ? [line] : [],
  );

it("finds the rows that holding each against all finds, whatever fits in memory", async () => {
  const random = new Random(1);
  for (const most of [undefined, 100, 7, 1]) {
    const rows = Array.from({ length: 400 }, () => [
      `n${random.below(90)}`,
      random.below(6) === 0 ? "b" : "a",
      random.below(3),
    ]);
    const expected = plainly(rows);
    expect(expected.length).toBeGreaterThan(0);
    expect((await found(rows, most)).told).toEqual(expected);
  }
});

it("reads once where nothing contradicts and all keys fit, and once more for the places", async () => {
  const fine = Array.from({ length: 300 }, (_, n) => [`n${n % 200}`, "a", 1]);
  expect((await found(fine)).readings).toBe(1);
  expect((await found([...fine, ["n0", "b", 1]])).readings).toBe(2);
  expect((await found(fine, 100)).readings).toBeGreaterThan(1);
});

it("tells keys apart whose texts are alike together", async () => {
  expect(
    (
      await found([
        ["a1", "x", 11],
        ["a11", "y", 1],
        ["a1", "z", 1],
      ])
    ).told,
  ).toEqual([]);
});
