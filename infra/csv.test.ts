import { expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { csvLine } from "./csv.js";

it("gives back what was put in, quotes, delimiters and line ends included", () => {
  const cells = ["plain", 'a "quote"', "a;b", "two\nlines", "", " spaces "];
  expect(parse(csvLine(cells), { delimiter: ";" })).toEqual([cells]);
});

it.each(["=1+1", "+31", "-1", "@SUM(A1)", "\tx", "\rx", "  =1"])(
  "puts a quote before what could be a formula: %j",
  (cell) => {
    expect(parse(csvLine([cell]), { delimiter: ";" })).toEqual([[`'${cell}`]]);
  },
);

it("leaves other cells as they are", () => {
  expect(csvLine(["van 't Hof", "1-8-2024", "a=b"])).toBe("van 't Hof;1-8-2024;a=b");
});
