import { expect, it } from "@jest/globals";
import { beside, type Out } from "./beside.js";

const part = (is: Readonly<Record<string, string>>) => [{ is, add: [1, 8_000] }];
const whole: Out = {
  smallest: [10],
  groups: [
    { family: "1", people: ["ann", "bob"], columns: [0], adds: [[1, 8_000]] },
    { family: "1", people: ["cas"], columns: [0], adds: [[1, 5_000]] },
  ],
};

it("those who count alike now stay together as far as they did before", () => {
  const now = [{ family: "1", parts: part({ KIND: "F" }), people: ["ann", "bob", "cas", "dot"] }];
  const { counted, out } = beside(now, [whole]);
  const alike = { family: "1", parts: part({ KIND: "F" }) };
  expect(counted).toEqual([
    { ...alike, persons: 2, before: { columns: [0], adds: [[1, 8_000]] } },
    { ...alike, persons: 1, before: { columns: [0], adds: [[1, 5_000]] } },
    { ...alike, persons: 1 },
  ]);
  expect(out).toEqual([10]);
});

it("who is not counted any more is still in what is out", () => {
  expect(beside([{ family: "1", parts: part({}), people: ["ann"] }], [whole]).counted.slice(1)).toEqual([
    { family: "1", parts: [], persons: 1, before: { columns: [0], adds: [[1, 8_000]] } },
    { family: "1", parts: [], persons: 1, before: { columns: [0], adds: [[1, 5_000]] } },
  ]);
});

it("figures that are out come one list behind the other", () => {
  const two: Out = { smallest: [10, 5], groups: [{ family: "1", people: ["bob"], columns: [1], adds: [[1, 8_000]] }] };
  const { counted, out } = beside([], [whole, two, whole]);
  expect(out).toEqual([10, 10, 5, 10]);
  expect(counted.map(({ persons, before }) => [persons, before?.columns])).toEqual([
    [1, [0, 3]],
    [1, [0, 2, 3]],
    [1, [0, 3]],
  ]);
});
