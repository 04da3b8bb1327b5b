import { describe, expect, it } from "@jest/globals";
import { Invalid, type Row } from "../cell.js";
import { jsonCell } from "./json-cell.js";
import type { Step } from "./json-path.js";

const cell = (json: string, ...path: Step[]) => {
  const found = jsonCell(path)(JSON.parse(json) as Row);
  return found instanceof Invalid ? found.expected.en : found;
};

describe("a JSON cell", () => {
  it.each([
    ['"000123"', "000123"],
    ["true", "true"],
    ["null", null],
    ["-0", "0"],
    ["103", "103"],
    ["1e3", "1000"],
    ["0.1", "0.1"],
    ["0.0000001", "0.0000001"],
    ["-1.5e-7", "-0.00000015"],
    ["9007199254740991", "9007199254740991"],
  ])("of %s is the text %s", (json, text) => {
    expect(cell(`{"a":${json}}`, "a")).toBe(text);
  });

  it.each(["9007199254740993", "12345678901234567890", "-1e21", "1e400"])(
    "of %s is refused: digits of it were lost",
    (json) => {
      expect(cell(`{"a":${json}}`, "a")).toBe("so long a number in quotes");
    },
  );

  it.each(["{}", "[]", '["x"]'])("of %s is refused: it is not one value", (json) => {
    expect(cell(`{"a":${json}}`, "a")).toBe("one value, not a list or an object");
  });

  it("is found within objects and lists", () => {
    expect(cell('{"a":{"b":[{"c":1},{"c":2}]}}', "a", "b", 1, "c")).toBe("2");
  });

  it.each(["{}", '{"a":null}', '{"a":{}}', '{"a":{"b":[]}}', '{"a":{"b":[null]}}', '{"a":{"b":[{}]}}'])(
    "is empty where nothing stands: %s",
    (json) => {
      expect(cell(json, "a", "b", 0, "c")).toBeNull();
    },
  );

  it.each(['{"a":1}', '{"a":[]}', '{"a":{"b":{"0":{"c":1}}}}', '{"a":{"b":["x"]}}'])(
    "is refused where something else stands around it: %s",
    (json) => {
      expect(cell(json, "a", "b", 0, "c")).toBe("an object or a list around it");
    },
  );

  it("is never what every object and list has by birth", () => {
    expect(cell("{}", "constructor")).toBeNull();
    expect(cell("{}", "__proto__")).toBeNull();
    expect(cell('{"a":{}}', "a", "toString")).toBeNull();
    expect(cell('{"a":"x"}', "a", "length")).toBe("an object or a list around it");
    expect(cell('{"__proto__":"x","constructor":{"name":"y"}}', "__proto__")).toBe("x");
    expect(cell('{"__proto__":"x","constructor":{"name":"y"}}', "constructor", "name")).toBe("y");
  });
});
