import { beforeAll, describe, expect, it } from "@jest/globals";
import { labourMarketRegions, primaryPupils, provinces } from "../testing/pupils-file.js";
import { backTest, errorsOf, meanErrors, type RegionTest } from "./back-test.js";
import { type ErrorPath, errorPaths, halfWidths } from "./bands.js";
import { pastErrors } from "./past-errors.js";
import { projectPupils, pupilsIn, type SitePupils } from "./project.js";

/** To so many decimals, as text: what a table shows. */
const rounded = (values: readonly number[], decimals: number) => values.map((value) => value.toFixed(decimals));

let sites: SitePupils[];
let regions: ReadonlyMap<string, string>;
let tests: readonly RegionTest[];
let paths: readonly ErrorPath[];
let widths: readonly number[];
const regionOf = ({ municipalityCode }: SitePupils) => regions.get(municipalityCode ?? "");
const testOf = (region: string) => tests.find((one) => one.region === region) as RegionTest;

beforeAll(async () => {
  sites = await primaryPupils();
  regions = await labourMarketRegions();
  tests = backTest(sites, regionOf, 2019, 6);
  paths = errorPaths(sites, regionOf);
  widths = halfWidths(paths, 0.8);
});

describe("the history of pupils since 1996", () => {
  it("has the totals of primary schools that DUO gives, hidden counts as nothing", () => {
    const totalIn = (year: number) =>
      sites.reduce((sum, { firstYear, counts }) => sum + (counts[year - firstYear] ?? 0), 0);
    expect([1996, 2010, 2016, 2019, 2025].map(totalIn)).toEqual([
      1_501_046, 1_534_706, 1_427_512, 1_396_377, 1_356_911,
    ]);
  });

  it("has 7,971 primary-school sites, of which 6,096 are open in 2025", () => {
    expect([sites.length, sites.filter((site) => pupilsIn(site, 2025) > 0).length]).toEqual([7_971, 6_096]);
  });
});

describe("the forecast of 2020 to 2025 from what was known in 2019", () => {
  it("is off by less than 'as last year' in the mean of the 35 labour-market regions, in each year", () => {
    const { forecast, naive } = meanErrors(tests);
    expect(tests).toHaveLength(35);
    expect(rounded(forecast, 2)).toEqual(["0.51", "0.99", "1.53", "2.02", "2.49", "3.09", "1.77"]);
    expect(rounded(naive, 2)).toEqual(["0.97", "1.96", "2.29", "3.04", "3.49", "3.54", "2.55"]);
  });

  it("is better in 21 regions and worse in 14, where what had gone on for years turned", () => {
    const means = tests.map((test) => {
      const { forecast, naive } = errorsOf(test);
      return { region: test.region, forecast: forecast.at(-1) ?? 0, naive: naive.at(-1) ?? 0 };
    });
    expect(means.filter(({ forecast, naive }) => forecast < naive)).toHaveLength(21);
    const worse = ["AM08", "AM17", "AM21", "AM35"].map((code) => means.find(({ region }) => region === code));
    expect(worse.map((one) => one && rounded([one.forecast, one.naive], 2))).toEqual([
      ["2.24", "0.80"],
      ["3.12", "0.63"],
      ["3.70", "1.84"],
      ["4.45", "3.44"],
    ]);
  });

  it("says for labour-market region Drenthe what was to come, within 2.06 %", () => {
    const test = testOf("AM03");
    expect(test.known).toBe(21_512);
    expect(rounded(test.forecast, 1)).toEqual(["21068.3", "20669.0", "20309.6", "19986.1", "19695.0", "19433.0"]);
    expect([test.came[0], test.came[5]]).toEqual([21_136, 20_199]);
    const { forecast, naive } = errorsOf(test);
    expect(rounded([forecast.at(-1) ?? 0, naive.at(-1) ?? 0], 2)).toEqual(["2.06", "4.39"]);
  });

  it("says for the province of Drenthe what was to come, within 1.10 %", async () => {
    const provinceOf = await provinces();
    const test = backTest(sites, ({ municipalityCode }) => provinceOf.get(municipalityCode ?? ""), 2019, 6).find(
      ({ region }) => region === "Drenthe",
    ) as RegionTest;
    expect(test.known).toBe(39_026);
    expect(rounded(test.forecast, 1)).toEqual(["38371.7", "37782.8", "37252.8", "36775.9", "36346.6", "35960.2"]);
    expect([test.came[0], test.came[5]]).toEqual([38_308, 37_038]);
    const { forecast, naive } = errorsOf(test);
    expect(rounded([forecast.at(-1) ?? 0, naive.at(-1) ?? 0], 2)).toEqual(["1.10", "4.18"]);
  });

  it("says 1,352,618 pupils in the whole country in 2025, where 1,356,915 came", () => {
    const sum = (of: (test: RegionTest) => number | undefined) =>
      tests.reduce((pupils, test) => pupils + (of(test) ?? 0), 0);
    expect(Math.round(sum(({ forecast }) => forecast[5]))).toBe(1_352_618);
    expect(sum(({ came }) => came[5])).toBe(1_356_915);
  });
});

it("goes on from 2025 with fewer pupils in labour-market region Drenthe", () => {
  const forecast = projectPupils(sites, 2025, 6);
  const members = sites.filter((site) => regionOf(site) === "AM03");
  const totals = Array.from({ length: 6 }, (_, year) =>
    members.reduce((sum, { siteCode }) => sum + (forecast.get(siteCode)?.[year] ?? 0), 0),
  );
  expect(rounded(totals, 1)).toEqual(["20046.0", "19908.3", "19784.4", "19672.8", "19572.4", "19482.1"]);
});

describe("how sure a forecast of a region is", () => {
  it("is said by how 13 years of forecasts went astray: 80 % of them by less than this", () => {
    const percent = widths.map((part) => part * 100);
    expect(rounded(percent, 2)).toEqual(["0.85", "1.75", "2.90", "4.18", "5.41", "6.72"]);
  });

  it("is kept as a reference file, to four decimals", async () => {
    const kept = paths.map((path) => rounded(path, 4).map((text) => Number(text) + 0)); // no -0
    expect(await pastErrors()).toEqual(kept);
  });

  it("holds for 77 to 94 % of the regions in 2020 to 2025, which nobody had seen when it was reckoned", () => {
    const covered = widths.map((width, year) => {
      const within = tests.filter(({ forecast, came }) => {
        const said = forecast[year] ?? 0;
        return Math.abs((came[year] ?? 0) - said) <= width * said;
      });
      return Math.round((within.length / tests.length) * 100);
    });
    expect(covered).toEqual([77, 86, 91, 94, 94, 94]);
  });
});
