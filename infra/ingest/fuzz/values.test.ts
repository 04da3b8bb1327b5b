import { expect, it } from "@jest/globals";
import type { Random } from "../../testing/random.js";
import { forSeeds } from "../../testing/seeds.js";
import type { DateForm, DecimalForm } from "../cell.js";
import { readDate } from "../dates.js";
import { readDecimal } from "../decimals.js";
import { dayByTheBook, numberByTheBook } from "./values-oracle.js";

/** Values of one seed. */
const VALUES = 50;

const FORMS: readonly DateForm[] = ["iso", "compact", "dutch", "american", "month", "serial"];
const DECIMALS: readonly DecimalForm[] = ["comma", "point", "either"];

const TIMES = [
  ...["", "", "", "", "T00:00:00Z", "T23:30:00.000+02:00", " 00:00", " 0:00:00", "T23:59:59-0100"].map((text) => ({
    text,
    isTime: true,
  })),
  ...[" 24:00", "T23:60:00", "T9", "T00:00:00 Z", "Z", " ", " 1", " 00:00:60", "T00:00+2"].map((text) => ({
    text,
    isTime: false,
  })),
];

const pad = (value: number, length: number) => String(value).padStart(length, "0");

/** A day, real or not, as some program or person writes it; or digits and signs without a plan. */
function dayText(random: Random): string {
  const year = random.pick([1899, 1900, 1999, 2000, 2023, 2024, 2025, 2098, 2099, 2100, 9999, 1, 24]);
  const [month, day] = [random.below(15), random.pick([0, 1, 9, 12, 28, 29, 30, 31, 32])];
  const [dd, mm] = random.pick([true, false]) ? [pad(day, 2), pad(month, 2)] : [String(day), String(month)];
  const yyyy = random.pick([pad(year, 4), pad(year, 4), pad(year % 100, 2)]);
  const sign = random.pick(["-", "/", ".", "", " ", "--", "−"]);
  return random.pick([
    () => `${yyyy}${sign}${mm}${sign}${dd}`,
    () => `${dd}${sign}${mm}${sign}${yyyy}`,
    () => `${mm}/${dd}/${yyyy}`,
    () => `${pad(year, 4)}${mm}`,
    () => `${dd} ${random.pick(["aug", "augustus", "Mar"])} ${yyyy}`,
    () => String(random.below(random.pick([100, 80_000, 3_000_000, 20_000_000]))),
    () => `${random.below(50_000)}${random.pick([".", ","])}${random.below(100)}`,
    () =>
      random.pick([
        "2958465",
        "73050",
        "72686",
        "60",
        "61",
        "59",
        "0",
        "00000000",
        "9999-12-31",
        "99991231",
        "31/12/9999",
      ]),
    () => Array.from({ length: random.below(11) }, () => random.pick([..."0123456789-/.,"])).join(""),
  ])();
}

function numberText(random: Random): string {
  const digits = (most: number) => Array.from({ length: random.below(most + 1) }, () => random.below(10)).join("");
  const group = random.pick([".", ",", " ", "'", ""]);
  const whole = random.pick([
    () => digits(6),
    () => `${random.below(1000)}${group}${pad(random.below(1000), 3)}`,
    () => "0",
  ])();
  const fraction = random.pick(["", `.${digits(5)}`, `,${digits(5)}`]);
  const before = random.pick(["", "", "", "-", "+", "−", "€ ", "--"]);
  return before + whole + fraction + random.pick(["", "", "", "", "-", "%", " %", "e2", " ", "٣"]);
}

const PLAIN = /^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/;

it("F-09: a day is read in the forms that were declared, or not at all", () =>
  forSeeds("F-09", { commit: 400, long: 20_000 }, (random) => {
    const wrong: unknown[] = [];
    for (let n = 0; n < VALUES; n += 1) {
      const [day, time] = [dayText(random), random.pick(TIMES)];
      const forms = Array.from({ length: 1 + random.below(3) }, () => random.pick(FORMS));
      const read = readDate(day + time.text, forms);
      if (read !== dayByTheBook(day, time, forms)) wrong.push([day + time.text, forms, read]);
    }
    expect(wrong).toEqual([]);
  }));

it("F-09: a number is read in the form that was declared, exactly and in its normal form, or not at all", () =>
  forSeeds("F-09", { commit: 400, long: 20_000 }, (random) => {
    const wrong: unknown[] = [];
    for (let n = 0; n < VALUES; n += 1) {
      const [text, form] = [numberText(random), random.pick(DECIMALS)];
      const read = readDecimal(text, form);
      const value = read === undefined ? undefined : numberByTheBook(read, "point");
      if (value !== numberByTheBook(text, form) || !PLAIN.test(read ?? "0")) wrong.push([text, form, read]);
    }
    expect(wrong).toEqual([]);
  }));
