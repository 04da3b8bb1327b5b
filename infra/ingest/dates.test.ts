import { expect, it } from "@jest/globals";
import { readDate } from "./dates.js";

it("cuts the time and never applies its zone", () => {
  expect(readDate("2024-08-01T00:00:00Z", ["iso"])).toBe("2024-08-01");
  expect(readDate("2024-08-01T23:30:00Z", ["iso"])).toBe("2024-08-01");
  expect(readDate("2024-08-01T23:30:00.000+02:00", ["iso"])).toBe("2024-08-01");
  expect(readDate("1-8-2024 0:00:00", ["dutch"])).toBe("2024-08-01");
  expect(readDate("8/1/2024 00:00", ["american"])).toBe("2024-08-01");
});

it("reads a day in the night that is an hour shorter, and in the one that is longer", () => {
  expect(readDate("2024-03-31T02:30:00", ["iso"])).toBe("2024-03-31");
  expect(readDate("2024-10-27T02:30:00", ["iso"])).toBe("2024-10-27");
});

it("reads the forms that the dialect has, and no others", () => {
  expect(readDate("20240801", ["compact"])).toBe("2024-08-01");
  expect(readDate("1-8-2024", ["iso", "dutch"])).toBe("2024-08-01");
  expect(readDate("01/08/2024", ["dutch"])).toBe("2024-08-01");
  expect(readDate("8/1/2024", ["american"])).toBe("2024-08-01");
  expect(readDate("202408", ["month"])).toBe("2024-08-01");
  expect(readDate("20240801", ["iso", "month", "serial"])).toBeUndefined();
  expect(readDate("8-1-2024", ["american"])).toBeUndefined();
  for (const text of ["01-08-24", "08/01/24", "1 augustus 2024", "1-aug-2024", "2024-8-1", "2024-08", "1.8.2024"]) {
    expect(readDate(text, ["iso", "compact", "dutch", "american", "month", "serial"])).toBeUndefined();
  }
});

it("never tries another form once a text has the shape of one", () => {
  expect(readDate("8/25/2024", ["dutch", "american"])).toBeUndefined();
  expect(readDate("25/8/2024", ["american", "dutch"])).toBeUndefined();
});

it("counts Excel's days from 1900, with the leap day that never was", () => {
  const days = { 1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 45505: "2024-08-01", "45505,75": "2024-08-01" };
  for (const [text, day] of Object.entries(days)) expect(readDate(text, ["serial"])).toBe(day);
  for (const text of ["0", "60", "-1", "9999999", "45505.", "1e4"]) expect(readDate(text, ["serial"])).toBeUndefined();
  expect(readDate("2958465", ["serial"])).toBeNull(); // 9999-12-31
});

it.each(["9999-12-31", "2099-12-31", "2099-01-01", "0001-01-01"])("reads %s as no day", (word) => {
  expect(readDate(word, ["iso"])).toBeNull();
  expect(readDate(`${word}T00:00:00Z`, ["iso"])).toBeNull();
  expect(readDate(word.replaceAll("-", ""), ["compact"])).toBeNull();
});

it("reads the zero of an empty number field as no day", () => {
  expect(readDate("0", ["compact"])).toBeNull();
  expect(readDate("00000000", ["compact"])).toBeNull();
  expect(readDate("000000", ["compact"])).toBeUndefined();
});

it("refuses days that do not exist and years that cannot be meant", () => {
  const none = ["2025-02-29", "2024-04-31", "2025-13-01", "2025-00-10", "1899-12-31", "2099-06-30", "0024-08-01"];
  for (const text of none) expect(readDate(text, ["iso"])).toBeUndefined();
  expect(readDate("2024-02-29", ["iso"])).toBe("2024-02-29");
  expect(readDate("202413", ["month"])).toBeUndefined();
});

it("refuses what stands behind a day and is no time", () => {
  for (const text of ["2024-08-01T24:00", "2024-08-01 12", "2024-08-01Z", "2024-08-01T99:99:99Z", "2024-08-01 "]) {
    expect(readDate(text, ["iso"])).toBeUndefined();
  }
});
