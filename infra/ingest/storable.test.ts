import { expect, it } from "@jest/globals";
import { storable, storableJson } from "./storable.js";

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
