import { describe, expect, it } from "@jest/globals";
import type { Dialect } from "./dialect.js";
import { readProfile } from "./profile.js";
import { dialectOf } from "./read.js";

const dialects: readonly Dialect[] = [
  { form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"], titleRows: 1 },
  { form: "xlsx", dates: ["dutch"], sheet: "Blad1" },
  { form: "json", dates: ["iso"], rows: ["value"] },
  { form: "xml", dates: ["iso"], row: "row" },
];

const PROFILE = `
encoding: macroman
delimiter: "|"
quotes: stray
dates: [american]
decimals: comma
titleRows: 3
totalRows: 2
sheet: Personen
rows: [data.items]`;

describe("a profile", () => {
  it("that says nothing leaves each form as the source has it", () => {
    for (const [index, name] of ["a.csv", "a.xlsx", "a.json", "a.xml"].entries())
      expect(dialectOf(name, dialects, readProfile("", []))).toMatchObject(dialects[index] as Dialect);
  });

  it.each([
    [
      "a.txt",
      {
        form: "delimited",
        encoding: "macroman",
        delimiter: "|",
        quotes: "stray",
        dates: ["american"],
        decimals: "comma",
        titleRows: 3,
        totalRows: 2,
      },
    ],
    // Cells that hold a day come as `yyyy-MM-dd`, numbers with a point: what the profile says is about texts.
    [
      "a.XLSX",
      { form: "xlsx", dates: ["iso", "american"], decimals: undefined, titleRows: 3, totalRows: 2, sheet: "Personen" },
    ],
    ["a.json", { form: "json", dates: ["american"], rows: ["data.items"] }],
    ["a.xml", { form: "xml", dates: ["american"], decimals: "comma", row: "row" }],
  ])("changes of %s what that form can have", (name, expected) => {
    expect(dialectOf(name, dialects, readProfile(PROFILE, []))).toEqual(expected);
  });

  it("cannot make a source read a form that it does not have", () => {
    expect(() => dialectOf("a.xlsx", dialects.slice(0, 1), readProfile("sheet: x", []))).toThrow(
      expect.objectContaining({ code: "FILE_MALFORMED" }),
    );
  });
});
