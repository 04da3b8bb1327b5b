import { describe, expect, it } from "@jest/globals";
import { GivenOut, type Out, type People } from "./beside.js";

const part = (is: Readonly<Record<string, string>>) => [{ is, add: [1, 8_000] }];
const whole: Out = {
  smallest: [10],
  groups: [
    { family: "1", people: ["ann", "bob"], columns: [0], adds: [[1, 8_000]] },
    { family: "1", people: ["cas"], columns: [0], adds: [[1, 5_000]] },
  ],
};

function beside(now: readonly People[], out: readonly Out[]) {
  const given = new GivenOut();
  for (const one of out) given.add(one);
  return given.beside(now);
}

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

const two: Out = { smallest: [10, 5], groups: [{ family: "1", people: ["bob"], columns: [1], adds: [[1, 8_000]] }] };

it("figures that are out come one list behind the other", () => {
  const { counted, out } = beside([], [whole, two]);
  expect(out).toEqual([10, 10, 5]);
  expect(counted.map(({ persons, before }) => [persons, before?.columns])).toEqual([
    [1, [0]],
    [1, [0, 2]],
    [1, [0]],
  ]);
});

it("figures that are equal are one, out for all who see either", () => {
  const ofFew: Out = { ...whole, smallest: [5] };
  const { counted, out } = beside([], [ofFew, two, whole]);
  expect(out).toEqual([10, 10, 5]);
  expect(counted.map(({ before }) => before?.columns)).toEqual([[0], [0, 2], [0]]);
  const [group, ...others] = whole.groups as [Out["groups"][number], ...Out["groups"]];
  const otherwise: Out = { smallest: [10], groups: [{ ...group, adds: [[1, 4_000]] }, ...others] };
  expect(beside([], [whole, otherwise, { ...whole, groups: others }]).out).toEqual([10, 10, 10]);
});

describe("figures that are a family's own", () => {
  const of = (family: string, place: number | undefined, people: readonly string[]): Out["groups"][number] => ({
    ...{ family, people, ...adds, places: [place] },
  });
  const adds = { columns: [0], adds: [[1, 8_000]], own: [[1, 8_000]] };
  const owned: Out = {
    smallest: [10, 10, 10],
    groups: [of("1", 1, ["ann"]), of("2", 2, ["bob"]), of("3", undefined, ["cas"])],
  };
  const counted = (family: string, person: string) =>
    beside([{ family, parts: part({}), people: [person] }], [owned, owned]).counted[0];

  it("are said once for all who add the same, with the places of each family; equal ones are one", () => {
    expect(beside([], [owned, owned]).out).toEqual([10, 10, 10]);
    const [ann, bob, cas] = [counted("1", "ann"), counted("2", "bob"), counted("3", "cas")];
    expect(ann?.before).toEqual({
      columns: [0],
      adds: [[1, 8_000]],
      own: [
        [1, 8_000],
        [1, 8_000],
      ],
    });
    expect([bob?.before, cas?.before]).toEqual([ann?.before, ann?.before]);
    expect([ann, bob, cas].map((one) => one?.familyBefore)).toEqual([
      [1, undefined],
      [2, undefined],
      [undefined, undefined],
    ]);
  });

  it("stay those of the family under which somebody was counted, whose they are now", () => {
    expect(counted("2", "ann")).toMatchObject({ family: "2", before: { columns: [0, 1] } });
    expect(counted("2", "ann")?.before?.own).toBeUndefined();
  });
});
