import { expect, it } from "@jest/globals";
import { defineUnread } from "./define.js";
import { missingParts } from "./missing-parts.js";

const staff = defineUnread({ name: "staff.csv", file: /^staff.*\.csv$/, part: /^staff_(\d+)\.csv$/ });
const units = defineUnread({ name: "units.csv", file: /^units.*\.csv$/ });

it.each([
  ["staff_1.csv staff_2.csv staff_3.csv", []],
  ["staff_3.csv staff_1.csv", ["2"]],
  ["staff_2.csv", ["1"]],
  ["staff_0.csv staff_1.csv staff_3.csv", ["2"]],
  ["staff_01.csv staff_02.csv staff_09.csv staff_10.csv", ["3-8"]],
  ["staff_2.csv staff_2.csv staff_4.csv staff_6.csv", ["1", "3", "5"]],
  ["staff.csv staff_1.csv", []],
  ["staff.csv staff_2.csv", []],
  ["staff.csv staff_3.csv", ["2"]],
  ["staff.csv", []],
  ["", []],
])("of %j these parts of staff.csv lack: %j", (names, gaps) => {
  expect(missingParts([staff, units], names.split(" "))).toEqual(gaps.map((gap) => `staff.csv part ${gap}`));
});

it("numbers mean nothing where the source does not say so", () => {
  expect(missingParts([units], ["units_3.csv", "units_7.csv"])).toEqual([]);
});

it("a part of a file that several exports read is missed once", () => {
  expect(missingParts([staff, { ...staff }], ["staff_2.csv"])).toEqual(["staff.csv part 1"]);
});
