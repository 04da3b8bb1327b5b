import { expect, it } from "@jest/globals";
import { FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { givenOutAs } from "../flow/cuts.js";
import { CELLS, UNKNOWN_AGE, WINDOW_CELLS } from "../flow/entries.js";
import { leaverBands } from "../flow/figures.js";
import { ANNUAL_LINES, EVENT_LINES } from "../flow/kind.js";
import type { FlowView } from "../flow/type.js";
import { WINDOWS } from "../flow/window.js";
import { LINK_STATUSES } from "./link-status.js";
import { flowPlan } from "./plan.js";
import type { StocksOut } from "./stocks.js";

const NONE: StocksOut = { before: undefined, after: undefined };

it("has whatever is said to be given out of regions, by whichever cut it is asked for, and nothing else", async () => {
  const { planned, codes } = await flowPlan(["11111", "22222"], NONE);
  const names = new Set(
    planned.flatMap(({ dimensions: [table = ""] }) => codes[table]?.map((code) => `${table} ${code}`)),
  );
  const bands = [...(await leaverBands()).map(({ code }) => code), UNKNOWN_AGE];
  const cellsOf = (view: FlowView) => [
    ...[CELLS.before, CELLS.after, CELLS.bridged, CELLS.all("IN"), CELLS.all("OUT"), CELLS.between("11111", "22222")],
    ...(view === "EVENT" ? EVENT_LINES : ANNUAL_LINES).map(CELLS.line),
    ...[...bands.map(CELLS.age), ...LINK_STATUSES.map(CELLS.link)],
    ...WINDOWS.flatMap((days) => WINDOW_CELLS.map((what) => CELLS.window(days, what))),
  ];
  const given = (["EVENT", "ANNUAL_OCT1"] as const).flatMap((view) =>
    WINDOWS.flatMap((windowDays) =>
      [null, ...FUNCTION_GROUPS].flatMap((functionGroup) =>
        cellsOf(view).flatMap((cell) => givenOutAs({ view, windowDays, functionGroup }, cell) ?? []),
      ),
    ),
  );
  expect(new Set(given)).toEqual(names.difference(new Set([CELLS.between("22222", "11111")])));
});

it("tells of moves between any two of the boards, unless there are very many", async () => {
  const boards = Array.from({ length: 201 }, (_, at) => String(10_000 + at));
  expect((await flowPlan(boards.slice(0, 3), NONE)).codes.BETWEEN).toHaveLength(6);
  expect((await flowPlan(boards.slice(1), NONE)).codes.BETWEEN).toHaveLength(200 * 199);
  const { codes, planned } = await flowPlan(boards, NONE);
  expect(codes.BETWEEN).toBeUndefined();
  expect(planned.map(({ dimensions }) => dimensions[0])).toContain("LINE");
});
