import { expect, it } from "@jest/globals";
import { printable, storable, storableJson } from "./storable.js";

const LOST = "\ufffd";

it.each([
  ["a\u0000b", `a${LOST}b`],
  ["a\ud800b", `a${LOST}b`],
  ["\udc00", LOST],
  ["😀 é \u0001\n\\", "😀 é \u0001\n\\"],
])("is %j without what a database has no room for", (text, stored) => {
  expect(storable(text)).toBe(stored);
  expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [stored]: [stored] });
});

it("leaves text that only looks like an escape", () => {
  const text = "\\u0000 \\\\ud800 \\";
  expect(JSON.parse(storableJson(text))).toBe(text);
});

it("moves no cursor and turns no line when it is printed", () => {
  expect(printable("a\u001b[2Jb\nc\u202ed é")).toBe(`a${LOST}[2Jb${LOST}c${LOST}d é`);
});
