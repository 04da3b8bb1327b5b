import { describe, expect, it } from "@jest/globals";
import { evenYears, formationBySite, pupilForecast } from "./start.js";

/** Pupils of two sites, which lose or win ten a year; of a third one nobody knows. */
const pupilsOf = (siteCode: string, year: number) =>
  ({ "90AA00": 300 - 10 * (year - 2025), "90AA01": 100 + 10 * (year - 2025) })[siteCode];
const CODES = ["90AA00", "90AA01", "90AA02"];

describe("what a board is reckoned to need", () => {
  const shared = (...rows: readonly (readonly [siteCode: string, fte: string])[]) => {
    const formation = rows.map(([siteCode, fte]) => ({ board: "11111", siteCode, year: 2026, fte }));
    const bySite = formationBySite({ formation, pupilsOf }, CODES, 2025);
    return CODES.map((code) => bySite.get(code)?.get(2026));
  };

  it("is shared out by the pupils of the first year, to the last digit", () => {
    expect(shared(["ALL", "95"])).toEqual([712_500n, 237_500n, 0n]);
    expect(shared(["ALL", "0.0001"])).toEqual([1n, 0n, 0n]);
  });

  it("goes before what its sites are reckoned to need; without it, only these are known", () => {
    expect(shared(["90AA00", "60"], ["90AA02", "5"])).toEqual([600_000n, undefined, 50_000n]);
    expect(shared(["ALL", "40"], ["90AA00", "60"])).toEqual([300_000n, 100_000n, 0n]);
  });

  it("is shared out evenly where no pupils are known, in years of which it is known as a whole", () => {
    const formation = [
      { board: "11111", siteCode: "ALL", year: 2026, fte: "3" },
      { board: "11111", siteCode: "90AA02", year: 2027, fte: "1" },
    ];
    const nobody = { formation, pupilsOf: () => undefined };
    const bySite = formationBySite(nobody, CODES, 2025);
    expect(CODES.map((code) => bySite.get(code)?.get(2026))).toEqual([10_000n, 10_000n, 10_000n]);
    expect([...evenYears(nobody, CODES, 2025)]).toEqual([2026]);
    expect([...evenYears({ formation, pupilsOf }, CODES, 2025)]).toEqual([]);
  });

  it("is nothing at other boards' sites, whatever pupils they have", () => {
    const formation = [{ board: "11111", siteCode: "ALL", year: 2026, fte: "10" }];
    const bySite = formationBySite({ formation, pupilsOf }, ["90AA01", "90AA02"], 2025, CODES);
    expect(CODES.map((code) => bySite.get(code)?.get(2026))).toEqual([0n, 100_000n, 0n]);
  });
});

it("pupils of several sites are expected together; where none is known, nothing is", () => {
  const span = { from: 2025, years: 2 };
  expect(pupilForecast(pupilsOf, CODES, span)).toEqual({ known: 400, expected: [400, 400] });
  expect(pupilForecast(pupilsOf, ["90AA01"], span)).toEqual({ known: 100, expected: [110, 120] });
  expect(pupilForecast(pupilsOf, ["90AA02"], span)).toBeUndefined();
});
