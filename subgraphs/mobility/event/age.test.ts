import { expect, it } from "@jest/globals";
import { known } from "../testing/stays.js";
import { ageOf, aowDay } from "./age.js";

it("is the age on a day, and not known without a birth date", () => {
  const person = { board: "11111", number: "1" };
  expect(ageOf(known({ bornOn: () => "1960-05-10" }), person, "2025-05-10")).toBe(65);
  expect(ageOf(known(), person, "2025-05-10")).toBeNull();
});

it.each([
  ["1955-09-01", "2022-04-01"],
  ["1956-05-31", "2022-12-31"],
  ["1958-05-10", "2025-05-10"],
  ["1960-12-31", "2027-12-31"],
])("who was born on %s has a state pension from %s on", (bornOn, expected) => {
  expect(aowDay(bornOn, known().aow)).toBe(expected);
});

it("knows no day for who was born when no age is set, and takes a row without bounds for all", () => {
  expect(aowDay("1961-01-01", known().aow)).toBeUndefined();
  expect(aowDay("1961-01-01", [{ bornFrom: null, bornTo: null, years: 67, months: 3 }])).toBe("2028-04-01");
});
