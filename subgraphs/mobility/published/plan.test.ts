import { expect, it } from "@jest/globals";
import { flowPlan } from "./plan.js";
import type { StocksOut } from "./stocks.js";

const NONE: StocksOut = { before: new Set(), after: new Set() };

it("tells of moves between any two of the boards, unless there are very many", async () => {
  const boards = Array.from({ length: 201 }, (_, at) => String(10_000 + at));
  expect((await flowPlan(boards.slice(0, 3), NONE)).codes.BETWEEN).toHaveLength(6);
  expect((await flowPlan(boards.slice(1), NONE)).codes.BETWEEN).toHaveLength(200 * 199);
  const { codes, planned } = await flowPlan(boards, NONE);
  expect(codes.BETWEEN).toBeUndefined();
  expect(planned.map(({ dimensions }) => dimensions[0])).toContain("LINE");
});
