import { expect, it } from "@jest/globals";
import { USUAL_WINDOW } from "../event/derive.js";
import { FURTHER_CUTS, givenOutAs, ownName, USUAL_CUT } from "./cuts.js";
import { CELLS } from "./entries.js";
import { WINDOWS } from "./window.js";

const INFLOW = CELLS.line({ direction: "IN", kind: "INFLOW" });

it("what is given out by different cuts has different names, but for stocks, which know no window", () => {
  for (const cell of [CELLS.before, CELLS.after, INFLOW]) {
    const names = [USUAL_CUT, ...FURTHER_CUTS].map((cut) => givenOutAs(cut, cell));
    expect(names).not.toContain(undefined);
    const own = [cell, ...FURTHER_CUTS.flatMap((cut) => ownName(cut, cell) ?? [])];
    expect(new Set(own).size).toBe(own.length);
    expect(new Set(names)).toEqual(new Set(own));
  }
});

it("from one day to another each window has the same people who came, and others who were known nowhere before", () => {
  const namesOf = (cell: string) =>
    WINDOWS.map((windowDays) => givenOutAs({ view: "ANNUAL_OCT1", windowDays, functionGroup: null }, cell));
  expect(new Set(namesOf(CELLS.all("IN")))).toEqual(new Set(["LINE.ANNUAL_OCT1 IN ALL"]));
  expect(namesOf(INFLOW).map((name) => name !== undefined)).toEqual(WINDOWS.map((days) => days === USUAL_WINDOW));
});

it("of a group of functions, and with another window, nothing is given out that is of few", () => {
  const group = { ...USUAL_CUT, functionGroup: "SUPPORT" } as const;
  const other = { ...USUAL_CUT, windowDays: USUAL_WINDOW + 30 };
  for (const cell of [CELLS.age("35+"), CELLS.between("11111", "22222")]) {
    expect([USUAL_CUT, group, other].map((cut) => givenOutAs(cut, cell))).toEqual([cell, undefined, undefined]);
  }
  expect(givenOutAs({ ...group, windowDays: 31 }, INFLOW)).toBeUndefined();
  expect(givenOutAs({ ...USUAL_CUT, view: "ANNUAL_OCT1" }, CELLS.link("LINKED"))).toBeUndefined();
});
