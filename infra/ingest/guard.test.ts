import { describe, expect, it } from "@jest/globals";
import { findingsText, guard } from "./guard.js";

const left = (count: number, of: number, percent = 10) => ({ name: "left", count, of, limit: { percent } });
const passes = (count: number, of: number, thresholds = {}) => guard([left(count, of)], thresholds)[0]?.passed;

describe("the guard", () => {
  it("lets through what is at the limit, and holds what is beyond it", () => {
    expect(passes(10, 100)).toBe(true);
    expect(passes(11, 100)).toBe(false);
  });

  it("does not take one or two people for a share, unless they are all there are", () => {
    expect(passes(1, 8)).toBe(true);
    expect(passes(2, 8)).toBe(true);
    expect(passes(3, 8)).toBe(false);
    expect(passes(2, 2)).toBe(false);
  });

  it("has nothing to say where nothing was before", () => {
    expect(guard([left(0, 0)], {})).toEqual([]);
  });

  it("takes the profile's limits before its own, share and number each", () => {
    expect(passes(30, 100, { left: { percent: 50 } })).toBe(true);
    expect(passes(30, 100, { left: { percent: 50, count: 20 } })).toBe(false);
    expect(passes(90, 100, { left: { percent: null } })).toBe(true);
    expect(passes(100, 100, { left: null })).toBe(true);
    expect(passes(5, 100, { left: { count: 4 } })).toBe(false);
    expect(passes(30, 100, { changed: { percent: 50 } })).toBe(false);
  });

  it("says what held a run, and what was allowed", () => {
    const found = guard([left(52, 410), { ...left(0, 410), name: "changed" }], {});
    expect(findingsText(found, "en")).toBe("left 52 of 410 (12.7 %, at most 10 %)");
    expect(findingsText(found, "nl")).toBe("left 52 van 410 (12,7 %, hoogstens 10 %)");
  });
});
