import { expect, it } from "@jest/globals";
import { readDate } from "./dates.js";

it("cuts the time and never applies its zone", () => {
  expect(readDate("2024-08-01T00:00:00Z", ["iso"])).toBe("2024-08-01");
  expect(readDate("2024-08-01T23:30:00Z", ["iso"])).toBe("2024-08-01");
  expect(readDate("2024-08-01T23:30:00.000+02:00", ["iso"])).toBe("2024-08-01");
});

it("reads the forms that the dialect has, and no others", () => {
  expect(readDate("20240801", ["compact"])).toBe("2024-08-01");
  expect(readDate("1-8-2024", ["iso", "dutch"])).toBe("2024-08-01");
  expect(readDate("01-08-2024", ["dutch"])).toBe("2024-08-01");
  expect(readDate("20240801", ["iso"])).toBeUndefined();
  expect(readDate("08/01/24", ["iso", "compact", "dutch"])).toBeUndefined();
});

it.each(["9999-12-31", "2099-12-31", "2099-01-01", "0001-01-01"])("reads %s as no day", (word) => {
  expect(readDate(word, ["iso"])).toBeNull();
  expect(readDate(`${word}T00:00:00Z`, ["iso"])).toBeNull();
  expect(readDate(word.replaceAll("-", ""), ["compact"])).toBeNull();
});

it("refuses days that do not exist and years that cannot be meant", () => {
  for (const text of ["2025-02-29", "2025-13-01", "2025-00-10", "1899-12-31", "2099-06-30", "0024-08-01"]) {
    expect(readDate(text, ["iso"])).toBeUndefined();
  }
  expect(readDate("2024-02-29", ["iso"])).toBe("2024-02-29");
});
