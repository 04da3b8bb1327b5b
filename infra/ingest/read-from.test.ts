import { describe, expect, it } from "@jest/globals";
import { headerReadFrom } from "./read-from.js";

const HEADERS = ["unit", "[Costs]", "site"];
const from = (value: unknown, cells: Readonly<Record<string, string>> | undefined, columns = {}) =>
  headerReadFrom(HEADERS, { value, cells }, columns);

describe("the header that a value was read from", () => {
  it.each<[string, unknown, Readonly<Record<string, string>> | undefined, string]>([
    ["is that of the cell in which it stands", "99ZB00", { unit: "A1", costs: "7", site: " 99zb00 " }, "site"],
    ["is that of the cell in which its longest beginning stands", "99ZB00", { unit: "9", site: "99ZB" }, "site"],
    [
      "is the first that is filled, where a profile says what the cell means",
      "99ZB00",
      { unit: "", costs: "7" },
      "[Costs]",
    ],
    ["is the first of all where no cell is filled", "99ZB00", { unit: "", site: "" }, "unit"],
    ["is the first of all where nobody has the row any more", "99ZB00", undefined, "unit"],
  ])("%s", (_, value, cells, header) => {
    expect(from(value, cells)).toBe(header);
  });

  it("is as the adapter documents it, by whatever name the board's file has it", () => {
    expect(from("99ZB00", { unit: "A1", Vestiging: "99ZB00" }, { site: "Vestiging" })).toBe("site");
  });

  it("is nobody's of a field that no column is for", () => {
    expect(headerReadFrom(undefined, { value: "x", cells: { unit: "x" } })).toBeUndefined();
  });
});
