import { expect, it } from "@jest/globals";
import { ownPart } from "../fact/own-part.js";
import { shownCells } from "../published/shown.js";
import type { Answer } from "./released.js";
import { othersWorkforce, regionWorkforce, tabledWorkforce } from "./shown.js";

const ON = "2025-10-01";
const answer = (board: string, fte: string): Answer => ({
  ...{ board, released: { on: ON, persons: 20, employments: 20, fte }, withheld: null },
});
const AREA = { on: ON, smallest: 10, boardsInAll: 3 };

it("the FTE of a region are rounded once, whether its boards are added up or its table says them", async () => {
  const each = ["10.0050", "10.0050", "10.0049"];
  const answers = each.map((fte, index) => answer(`9900${index + 1}`, fte));
  const boards = answers.map(({ board }) => board);
  expect(answers.map((one) => othersWorkforce(one, ON).fte)).toEqual(["10.01", "10.01", "10.00"]);
  const sum = regionWorkforce(answers, AREA)?.fte;
  expect(sum).toBe("30.01");
  expect(tabledWorkforce({ amounts: [60, 60, 300_149], why: null, boards }, AREA).fte).toBe(sum);
});

it("FTE of cells together are those of the cells before they were rounded", async () => {
  const table = {
    ...{ dimensions: ["CONTRACT"], bands: null, afterRun: 1, releasedAt: new Date(0), whole: [40, 40, 200_100] },
    cells: [
      { key: ["TEMPORARY"], amounts: [20, 20, 100_050], why: null },
      { key: ["REPLACEMENT"], amounts: [20, 20, 100_050], why: null },
    ],
  };
  const cells = await shownCells(table, { by: ["CONTRACT"], bands: "DUO_10", regionScheme: null, on: ON });
  expect(cells.map(({ fte }) => fte)).toEqual(["10.01", "10.01"]);
  const wanted = { by: ["CONTRACT"] as const, keys: [["TEMPORARY"], ["REPLACEMENT"]] };
  const told = (measure: "PERSONS" | "FTE") =>
    ownPart(null, { measure, on: ON, boardsInAll: 1, cells, wanted }).value.value;
  expect([told("PERSONS"), told("FTE")]).toEqual(["40", "20.01"]);
});
