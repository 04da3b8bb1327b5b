import { describe, expect, it } from "@jest/globals";
import { newestEditions } from "./editions.js";

const staff = { name: "staff_1.csv", file: /^staff_/, required: true, edition: /^staff_(\d+)/ };
const units = { name: "units_1.csv", file: /^units_/, required: true, edition: /^units_(\d+)/ };
const codes = { name: "codes.csv", file: /^codes/, required: true };

const newest = (...names: string[]) =>
  newestEditions(
    names.map((name) => ({
      path: `in/${name}`,
      source: [staff, units, codes].find(({ file }) => file.test(name)) ?? codes,
    })),
  ).map(({ path }) => path);

describe("of several deliveries in one folder", () => {
  it("the newest files are read, and all of those", () => {
    expect(newest("staff_20250101_a.csv", "staff_20250201_a.csv", "staff_20250201_b.csv")).toEqual([
      "in/staff_20250201_a.csv",
      "in/staff_20250201_b.csv",
    ]);
  });

  it("the number counts, not how many digits it is written with", () => {
    expect(newest("staff_9.csv", "staff_0010.csv")).toEqual(["in/staff_0010.csv"]);
    expect(newest("staff_133500000000000001.csv", "staff_133500000000000002.csv")).toEqual([
      "in/staff_133500000000000002.csv",
    ]);
  });

  it("each kind of file has its own newest", () => {
    expect(newest("staff_2.csv", "units_1.csv")).toEqual(["in/staff_2.csv", "in/units_1.csv"]);
  });

  it("files whose names say nothing of it are all read", () => {
    expect(newest("codes.csv", "codes (1).csv")).toEqual(["in/codes.csv", "in/codes (1).csv"]);
  });
});
