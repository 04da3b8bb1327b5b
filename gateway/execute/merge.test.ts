import { describe, expect, it } from "@jest/globals";
import { copyOf, mergeInto } from "./merge.js";

describe("merging", () => {
  it.each([
    ["objects by key", { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [
      "lists by index",
      { a: [{ x: 1 }, { x: 2 }] },
      { a: [{ y: 3 }, { y: 4 }] },
      {
        a: [
          { x: 1, y: 3 },
          { x: 2, y: 4 },
        ],
      },
    ],
    ["lists of lists", { a: [[{ x: 1 }]] }, { a: [[{ y: 2 }]] }, { a: [[{ x: 1, y: 2 }]] }],
    ["a longer list", { a: [{ x: 1 }] }, { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }, { x: 2 }] }],
    [
      "no null over a value",
      { a: 1, b: { x: 1 }, c: [1] },
      { a: null, b: null, c: [null] },
      { a: 1, b: { x: 1 }, c: [1] },
    ],
    ["a value over a null", { a: null }, { a: { x: 1 } }, { a: { x: 1 } }],
    ["a null where nothing was", {}, { a: null }, { a: null }],
  ])("%s", (_name, target: Record<string, unknown>, source, expected) => {
    mergeInto(target, source);
    expect(target).toEqual(expected);
  });

  it("reaches nothing that all objects share", () => {
    const source = JSON.parse('{"__proto__": {"x": 1}, "a": {"__proto__": {"y": 2}, "b": [{"__proto__": {"z": 3}}]}}');
    const target = { a: { b: [{}] } };
    mergeInto(target, copyOf(source) as typeof source);
    mergeInto(target, source);
    expect([{}, target, target.a, ...target.a.b].flatMap((one) => ["x", "y", "z"].filter((key) => key in one))).toEqual(
      [],
    );
    expect(Object.getPrototypeOf(copyOf(source))).toBe(Object.prototype);
  });

  it("leaves a copied source alone", () => {
    const source = { a: [{ x: 1 }] };
    const target = {};
    mergeInto(target, copyOf(source) as typeof source);
    mergeInto(target, { a: [{ y: 2 }] });
    expect(source).toEqual({ a: [{ x: 1 }] });
    expect(target).toEqual({ a: [{ x: 1, y: 2 }] });
  });
});
