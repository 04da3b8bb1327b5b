import { describe, expect, it } from "@jest/globals";
import { Invalid } from "../cell.js";
import { showsDay } from "./xlsx-styles.js";
import { readDay, readNumber } from "./xlsx-values.js";

describe("numbers", () => {
  it.each([
    ["1", "1"],
    ["-5", "-5"],
    ["0.8000", "0.8000"],
    ["123456789012345", "123456789012345"],
    ["0.30000000000000004", "0.3"],
    ["1.1000000000000001", "1.1"],
    ["-0.57999999999999996", "-0.58"],
    ["32.119999999999997", "32.12"],
    ["1E-3", "0.001"],
    ["9.9999999999999995E-8", "0.0000001"],
    ["1.5E+3", "1500"],
    ["1.2345678901234567E4", "12345.6789012346"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-1E-20", "-0.00000000000000000001"],
    ["0E0", "0"],
  ])("are read as a person sees them: %s", (text, expected) => {
    expect(readNumber(text)).toBe(expected);
  });

  it.each(["12345678901234567890", "1E+15", "1E400", "1,5", "", "-", ".", "1e", "0x10", "Infinity", "1 2", "１"])(
    "are refused where digits are lost or none are there: %j",
    (text) => {
      expect(readNumber(text)).toBeInstanceOf(Invalid);
    },
  );

  it("keep what a double keeps of 15 digits", () => {
    for (let n = 1; n < 3000; n += 7) {
      expect(readNumber((n / 1000).toPrecision(17))).toBe(String(n / 1000));
    }
  });
});

describe("days", () => {
  it.each([
    ["1", "1900-01-01"],
    ["59", "1900-02-28"],
    ["61", "1900-03-01"],
    ["36526", "2000-01-01"],
    ["45351", "2024-02-29"],
    ["45505.999", "2024-08-01"],
    ["45504.9999999999", "2024-08-01"],
    ["2958465", "9999-12-31"],
    ["4.5505E4", "2024-08-01"],
  ])("count from 1900: %s", (text, expected) => {
    expect(readDay(text, false)).toBe(expected);
  });

  it.each([
    ["0", "1904-01-01"],
    ["44043", "2024-08-01"],
  ])("count from 1904: %s", (text, expected) => {
    expect(readDay(text, true)).toBe(expected);
  });

  it.each(["0", "0.5", "-1", "60", "2958466", "1E300", "", "x", "NaN"])(
    "are refused where there is none: %j",
    (text) => {
      expect(readDay(text, false)).toBeInstanceOf(Invalid);
    },
  );
});

describe("formats", () => {
  it.each([
    "dd-mm-yyyy",
    "d/m/yy;@",
    "[$-413]d mmmm yyyy;@",
    'd" de "mmmm',
    "mmm\\ yy",
    "mmmm",
    "yyyy",
    "[Red]dd/mm",
    "m/d/yy h:mm",
    "yyyy-mm-dd\\Thh:mm:ss.000",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  ])("show a day: %s", (format) => {
    expect(showsDay(format)).toBe(true);
  });

  it.each([
    "General",
    "Standaard",
    "0",
    "0.00",
    "#,##0.00",
    "@",
    "h:mm",
    "mm:ss",
    "[h]:mm",
    "[mm]:ss",
    "h:mm AM/PM",
    '0" dagen"',
    '"dd-mm-yyyy"',
    "0.00E+00",
    "",
    "\\d\\m\\y0",
    "0_d",
  ])("do not: %s", (format) => {
    expect(showsDay(format)).toBe(false);
  });
});
