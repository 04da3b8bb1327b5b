import { describe, expect, it } from "@jest/globals";
import { goingOver, known, line, stay } from "../testing/stays.js";
import { eventsOf } from "./derive.js";
import type { Known, Stay } from "./known.js";
import { byBoardLeft } from "./known.js";
import { regionEventsOf } from "./region.js";
import { differencesOf } from "./supersede.js";

const A = stay("11111 1", "2021-08-01..2025-07-31");
const events = (stays: readonly Stay[], other: Partial<Known> = {}) => eventsOf(stays, known(other)).events;
/** What is superseded, and by what; what is made. */
const differ = (before: readonly Stay[], after: readonly Stay[], was: Partial<Known> = {}, is: Partial<Known> = {}) => {
  const { kept, made, superseded } = differencesOf(events(before, was), events(after, is));
  return {
    kept: kept.length,
    made: made.map(line),
    superseded: superseded.map(({ event, by }) => `${line(event)} by ${by ? line(by) : "nothing"}`),
  };
};

describe("differencesOf", () => {
  it("has nothing to write down where nothing became known", () => {
    expect(differ([A], [A])).toEqual({ kept: 2, made: [], superseded: [] });
  });

  it("supersedes leaving for no known reason by the transfer that it turns out to be", () => {
    expect(differ([A], [A, stay("44444 1", "2025-09-09")])).toEqual({
      kept: 1,
      made: ["PO_TO_VO 11111 44444 2025-09-09"],
      superseded: ["OUTFLOW 11111 - 2025-08-01 by PO_TO_VO 11111 44444 2025-09-09"],
    });
  });

  it("supersedes coming and leaving by one transfer", () => {
    const unlinked = [...events([A]), ...events([stay("22222 1", "2025-08-01")])];
    const { superseded } = differencesOf(unlinked, events([A, stay("22222 1", "2025-08-01")]));
    expect(superseded.map(({ event, by }) => [line(event), by && line(by)])).toEqual([
      ["OUTFLOW 11111 - 2025-08-01", "TRANSFER_INTER_BOARD 11111 22222 2025-08-01"],
      ["INFLOW - 22222 2025-08-01", "TRANSFER_INTER_BOARD 11111 22222 2025-08-01"],
    ]);
  });

  it("supersedes an event on another day by the nearest of its kind", () => {
    expect(differ([A], [{ ...A, endsOn: "2025-08-15" }]).superseded).toEqual([
      "OUTFLOW 11111 - 2025-08-01 by OUTFLOW 11111 - 2025-08-16",
    ]);
  });

  it("supersedes an event of which only the size is otherwise by itself as it is now", () => {
    expect(differ([A], [{ ...A, fte: 5_000 }]).superseded).toEqual([
      "INFLOW - 11111 2021-08-01 by INFLOW - 11111 2021-08-01",
      "OUTFLOW 11111 - 2025-08-01 by OUTFLOW 11111 - 2025-08-01",
    ]);
  });

  it("supersedes a move that is none any more by what each board has in its place", () => {
    const there = stay("22222 1", "2025-08-01");
    const inPlaceOf = (before: readonly Stay[], after: readonly Stay[]) =>
      differencesOf(events(before), events(after)).superseded.map(({ event, by, byAtFrom }) =>
        [event, by, byAtFrom].map((one) => one && line(one)),
      );
    expect(inPlaceOf([A, there], [{ ...A, endsOn: "2025-05-15" }, there])).toEqual([
      ["TRANSFER_INTER_BOARD 11111 22222 2025-08-01", "RE_ENTRY - 22222 2025-08-01", "OUTFLOW 11111 - 2025-05-16"],
    ]);
    expect(inPlaceOf([A, there], [A, { ...there, startsOn: "2025-11-01" }])).toEqual([
      ["TRANSFER_INTER_BOARD 11111 22222 2025-08-01", "RE_ENTRY - 22222 2025-11-01", "OUTFLOW 11111 - 2025-08-01"],
    ]);
  });

  it("takes no leaving of before for what is in the place of a move", () => {
    const sooner = stay("11111 1", "2020-08-01..2021-03-31");
    const there = stay("22222 1", "2025-08-01");
    const { superseded } = differencesOf(events([sooner, A, there]), events([sooner, there]));
    const [move] = superseded.filter(({ event }) => event.kind === "TRANSFER_INTER_BOARD");
    expect([move?.by && line(move.by), move?.byAtFrom]).toEqual(["RE_ENTRY - 22222 2025-08-01", null]);
  });

  it("withdraws a leaving that a next contract bridged", () => {
    expect(differ([A], [A, stay("11111 1", "2025-08-20")])).toEqual({
      kept: 1,
      made: [],
      superseded: ["OUTFLOW 11111 - 2025-08-01 by nothing"],
    });
  });

  it("supersedes leaving by presumed retirement when the year is over", () => {
    const until = (day: string) => ({
      bornOn: () => "1962-01-01",
      observed: new Map([["11111", { from: "2020-01-01", until: day }]]),
    });
    expect(differ([A], [A], until("2026-07-30"), until("2026-07-31")).superseded).toEqual([
      "OUTFLOW 11111 - 2025-08-01 by RETIREMENT_PRESUMED 11111 - 2025-08-01",
    ]);
  });

  it("supersedes one person's move by what a board's people turn out to have done together", () => {
    const components = [[A, stay("22222 1", "2025-08-01")], [stay("11111 2", "2021-08-01")]];
    const before = regionEventsOf(components, known()).events;
    const after = regionEventsOf(
      components,
      known({ transitions: byBoardLeft([goingOver({ complete: false })]) }),
    ).events;
    expect(differencesOf(before, after).superseded.map(({ event, by }) => [line(event), by && line(by)])).toEqual([
      ["TRANSFER_INTER_BOARD 11111 22222 2025-08-01", "ORG_TRANSITION 11111 22222 2025-08-01"],
    ]);
  });
});
