import { describe, expect, it } from "@jest/globals";
import { GROWTH, projectPupils } from "../pupils/project.js";
import { growthOf } from "./question.js";
import { AS_FOUND } from "./scenario.js";

/** Two sites of one municipality, one that grew and one that shrank, up to 2023. */
const SITES = [
  { siteCode: "90AA00", municipalityCode: "0001", firstYear: 2020, counts: [100, 110, 120, 130] },
  { siteCode: "90BB00", municipalityCode: "0001", firstYear: 2020, counts: [200, 185, 170, 155] },
];
const taken = (growth: string | null) => growthOf({ ...AS_FOUND, growth });
const expectedAt = (growth: string) => [...projectPupils(SITES, 2023, 4, taken(growth)).values()];

describe("a growth of pupils that is asked for", () => {
  it("of 0 leaves each site as many as were counted last, not the municipality alone", () => {
    expect(expectedAt("0")).toEqual(SITES.map(({ counts }) => Array.from({ length: 4 }, () => counts.at(-1))));
  });

  it("is the hub's own where the hub's own is asked for, and goes on for sites only as far as it does for all", () => {
    expect(taken(String(GROWTH.municipality))).toEqual(taken(null));
    expect(taken("1")).toEqual({ municipality: 1, site: GROWTH.site });
    expect(taken("0.2")).toEqual({ municipality: 0.2, site: 0.2 });
  });
});
