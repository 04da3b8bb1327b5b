import { describe, expect, it } from "@jest/globals";
import { projectPupils, pupilsIn, type SitePupils } from "./project.js";

/** A site of municipality 0114 with these counts from 2020 on. */
const site = (siteCode: string, counts: (number | null)[], municipalityCode: string | null = "0114"): SitePupils => ({
  siteCode,
  municipalityCode,
  firstYear: 2020,
  counts,
});

const forecastOf = (sites: readonly SitePupils[], code: string, growth?: { municipality: number; site: number }) =>
  (projectPupils(sites, 2023, 3, growth).get(code) ?? []).map((pupils) => Number(pupils.toFixed(4)));

describe("pupils that are expected at a site", () => {
  it("follow the growth of three years, of which nine tenths are left each year", () => {
    expect(forecastOf([site("90AA00", [100, 120, 110, 130])], "90AA00")).toEqual([139, 147.1, 154.39]);
  });

  it("are none fewer than nothing", () => {
    expect(forecastOf([site("90AA00", [100, 60, 30, 10])], "90AA00")).toEqual([0, 0, 0]);
  });

  it("are shared out within a municipality: the sites together are what the municipality is by itself", () => {
    const sites = [
      site("90AA00", [100, 90, 80, 70]),
      site("90BB00", [50, 60, 70, 80]),
      site("90CC00", [40, 40, 40, 0]),
    ];
    const whole = forecastOf([site("90AA00", [190, 190, 190, 150])], "90AA00");
    const parts = sites.map(({ siteCode }) => forecastOf(sites, siteCode));
    for (const [year, pupils] of whole.entries())
      expect(parts.reduce((sum, part) => sum + (part[year] ?? 0), 0)).toBeCloseTo(pupils, 3);
  });

  it("are none at a site that has closed, whatever its municipality does", () => {
    expect(forecastOf([site("90AA00", [10, 20, 30, 40]), site("90BB00", [30, 20, 10, 0])], "90BB00")).toEqual([
      0, 0, 0,
    ]);
  });

  it("do not grow on at a site that is new: it had no pupils three years ago", () => {
    const sites = [site("90AA00", [100, 100, 100, 100]), site("90BB00", [0, 0, 20, 50])];
    const growth = { municipality: 0, site: 0.5 };
    expect(forecastOf(sites, "90BB00", growth)).toEqual([50, 50, 50]);
  });

  it("stay as many in all when a school gets a new number", () => {
    const kept = [site("90AA00", [100, 100, 100, 100])];
    const renumbered = [site("90AA00", [100, 100, 0, 0]), site("90BB00", [0, 0, 100, 100])];
    expect(forecastOf(renumbered, "90BB00")).toEqual(forecastOf(kept, "90AA00"));
  });

  it("are reckoned with two where the source says fewer than five", () => {
    expect(pupilsIn(site("90AA00", [null, 7]), 2020)).toBe(2);
    expect(forecastOf([site("90AA00", [2, 2, 2, null])], "90AA00")).toEqual([2, 2, 2]);
  });

  it("are reckoned by itself for a site that is in no known municipality", () => {
    const sites = [site("90AA00", [100, 100, 100, 130], null), site("90BB00", [50, 50, 50, 50], null)];
    expect(forecastOf(sites, "90BB00")).toEqual([50, 50, 50]);
    expect(forecastOf(sites, "90AA00")).toEqual([139, 147.1, 154.39]);
  });
});

it("knows no pupils before and behind the history of a site", () => {
  expect([2019, 2020, 2024].map((year) => pupilsIn(site("90AA00", [8]), year))).toEqual([0, 8, 0]);
});
