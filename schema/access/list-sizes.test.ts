import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { referenceFile } from "../reference.js";
import { scaleRows } from "../scales.js";
import { COSTS } from "./list-sizes.js";

const { makes } = COSTS.divisions["Region.workforce"];

describe("the parts that staff is reckoned to be divided into", () => {
  it("are twice as many as any province has boards, and no fewer than the scales that codes may mean", async () => {
    const [, ...sites] = (await readFile(referenceFile("duo/sites.csv"), "latin1")).trim().split("\r\n");
    const boards = Map.groupBy(sites, (line) => line.split(";")[0]).values();
    const most = Math.max(...[...boards].map((lines) => new Set(lines.map((line) => line.split(";")[1])).size));
    expect(most).toBeGreaterThan(100);
    expect(makes.BOARD).toBeGreaterThanOrEqual(2 * most);
    const meanings = new Set((await scaleRows()).map(({ equivalentGroup }) => equivalentGroup));
    expect(makes.SCALE).toBeGreaterThanOrEqual(meanings.size + 2); // of which nobody knows it, or that are none
  });
});
