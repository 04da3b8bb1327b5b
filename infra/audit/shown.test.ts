import { expect, it } from "@jest/globals";
import { ShownPeople } from "./shown.js";

it("keeps each person once, with all that was shown of them", () => {
  const shown = new ShownPeople();
  for (const [board, number, level] of [
    ["99001", "1", "PAY"],
    ["99001", "1", "BIRTH"],
    ["99001", "1", "PAY"],
    ["99002", "1", "BIRTH"],
    ["99001", "01", "PAY"],
  ] as const)
    shown.note({ board, number }, level);
  expect(shown.levels).toEqual(["PAY", "BIRTH"]);
  expect(shown.count).toBe(3);
  expect([...shown.people()]).toEqual([
    [{ board: "99001", number: "1" }, 0b11],
    [{ board: "99001", number: "01" }, 0b01],
    [{ board: "99002", number: "1" }, 0b10],
  ]);
});

it("takes as many kinds of data as an integer has bits, and says so when there are more", () => {
  const shown = new ShownPeople();
  const person = { board: "99001", number: "1" };
  for (let level = 0; level < 31; level += 1) shown.note(person, `LEVEL_${level}`);
  expect([...shown.people()]).toEqual([[person, 2 ** 31 - 1]]);
  expect(() => shown.note(person, "ONE_MORE")).toThrow("More than 31");
});
