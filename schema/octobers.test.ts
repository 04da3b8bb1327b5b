import { expect, it } from "@jest/globals";
import { lastOctobers } from "./octobers.js";

it("has those that have been, the day itself among them", () => {
  expect(lastOctobers("2026-10-01", 2)).toEqual(["2025-10-01", "2026-10-01"]);
  expect(lastOctobers("2026-09-30", 3)).toEqual(["2023-10-01", "2024-10-01", "2025-10-01"]);
  expect(lastOctobers("2026-12-31", 1)).toEqual(["2026-10-01"]);
});
