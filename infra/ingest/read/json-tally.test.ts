import { describe, expect, it } from "@jest/globals";
import { countQuotes, isAsCounted, tally } from "./json-tally.js";

const isOnce = (...rows: string[]) => {
  const text = rows.join();
  return isAsCounted(Buffer.from(text), text, tally(JSON.parse(`[${text}]`) as unknown[]).quotes);
};

describe("quotes", () => {
  it("are counted wherever the bytes begin and end", () => {
    const bytes = Buffer.from('"é\\"“x""\u0000\u00a2¢"b'.repeat(1_000));
    for (let start = 0; start < 9; start += 1) {
      for (const length of [0, 1, 63, 64, 65, 1_020, 1_021, 4_084, 9_000]) {
        const some = bytes.subarray(start, start + length);
        expect(countQuotes(some)).toBe(some.filter((byte) => byte === 0x22).length);
      }
    }
  });
});

describe("a text", () => {
  it.each([
    '{"a":1,"b":"x","c":null}',
    '{ "a" : "" , "b" : [ "x", {"a":"a"}, [] ] }',
    '{"a":"\\"","\\"":"\\\\","b":"\\\\\\""}',
    '["x",1]',
    '"x"',
    "{}",
  ])("has the quotes of its values: %s", (text) => {
    expect(isOnce(text)).toBe(true);
    expect(isOnce('{"a":1}', text)).toBe(true);
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"a":"\\"","a":"\\""}',
    '{"a":{"b":1,"b":null}}',
    '[[{"b":{},"c":1,"b":[]}]]',
    '{"__proto__":1,"__proto__":2}',
  ])("has more when a key stands twice: %s", (text) => {
    expect(isOnce(text)).toBe(false);
    expect(isOnce('{"a":1}', text, '{"a":"\\""}')).toBe(false);
  });
});

describe("rows", () => {
  const keys = ["a", "b"];
  it.each([
    [
      "have the same keys in order, and plain values",
      [
        { a: 1, b: "x" },
        { a: null, b: true },
      ],
      true,
    ],
    ["are none", [], true],
    ["lack a key", [{ a: 1, b: 1 }, { a: 1 }], false],
    ["bring a key", [{ a: 1, b: 1, c: 1 }], false],
    ["have another order", [{ b: 1, a: 1 }], false],
    ["hold an object", [{ a: {}, b: 1 }], false],
    ["hold a list", [{ a: 1, b: [] }], false],
    ["are no objects", [{ a: 1, b: 1 }, 5], false],
  ])("that %s are uniform or not", (_, rows, uniform) => {
    expect(tally(rows, keys).uniform).toBe(uniform);
  });
});
