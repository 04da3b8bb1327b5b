import { describe, expect, it } from "@jest/globals";
import { known, lines, recent, stay } from "../testing/stays.js";
import { eventsOf } from "./derive.js";
import type { Known, Stay } from "./known.js";

const A = stay("11111 1", "2021-08-01..2025-07-31");
const born = (day: string): Partial<Known> => ({ bornOn: () => day });

describe("leaving and coming", () => {
  it("contracts at one board are one time when no more than 31 days lie from one to the next", () => {
    const next = (day: string) => recent([A, stay("11111 1", day)]);
    expect(next("2025-08-31")).toEqual([]);
    expect(next("2025-09-01")).toEqual(["OUTFLOW 11111 - 2025-08-01", "RE_ENTRY - 11111 2025-09-01"]);
  });

  it("a new number that takes an old one's place is the same time, whatever history it brings", () => {
    const vanished = { ...A, presumed: true };
    expect(recent([vanished, stay("11111 2", "2021-08-01")])).toEqual([]);
    expect(recent([vanished, stay("11111 2", "2021-08-01"), stay("22222 1", "2025-08-01")])).toEqual([
      "DUAL_EMPLOYMENT 11111 22222 2025-08-01",
    ]);
  });

  it("a year and a day later somebody comes back, and is moved from nowhere", () => {
    expect(recent([A, stay("22222 1", "2026-08-01")])).toEqual([
      "OUTFLOW 11111 - 2025-08-01",
      "RE_ENTRY - 22222 2026-08-01",
    ]);
    expect(eventsOf([A, stay("22222 1", "2026-08-01")], known()).legs.at(-1)).toMatchObject({
      move: null,
      gapDays: null,
    });
    expect(eventsOf([A, stay("22222 1", "2026-07-31")], known()).legs.at(-1)).toMatchObject({ gapDays: 365 });
  });

  it("a last day to come is a plan", () => {
    expect(recent([stay("11111 1", "2021-08-01..2026-10-01")])).toEqual([]);
    expect(recent([stay("11111 1", "2021-08-01..2026-09-30")])).toEqual(["OUTFLOW 11111 - 2026-10-01"]);
  });

  it("a board that does not deliver has no comings and no leavings", () => {
    expect(lines([A, stay("99999 1", "2025-08-01..2025-12-31")])).toEqual([
      "INFLOW - 11111 2021-08-01",
      "OUTFLOW 11111 - 2025-08-01",
    ]);
  });

  it("what came before a board was observed explains, for 400 days, and is counted nowhere", () => {
    const observed = new Map(["11111", "22222"].map((board) => [board, { from: "2025-09-01", until: "2026-10-01" }]));
    const stays = [A, stay("22222 1", "2025-09-20")];
    expect(eventsOf(stays, known({ observed })).events).toEqual([
      expect.objectContaining({ kind: "TRANSFER_INTER_BOARD", beforeObserved: true }),
    ]);
    expect(eventsOf(stays, known({ observed })).legs.map(({ beforeObserved }) => beforeObserved)).toEqual([
      true,
      false,
    ]);
    const day400 = stay("11111 1", "2020-01-01..2024-07-27");
    expect(lines([day400], { observed })).toEqual([]);
    expect(lines([{ ...day400, endsOn: "2024-07-28" }], { observed })).toEqual(["OUTFLOW 11111 - 2024-07-29"]);
  });

  it("the reason is what was delivered, and never concluded", () => {
    const left = (other: Partial<Stay>) => eventsOf([{ ...A, ...other }], known()).events.at(-1);
    expect(left({})).toMatchObject({ kind: "OUTFLOW", reason: "UNKNOWN", confidence: "STRONG" });
    expect(left({ endReason: "OTHER" })).toMatchObject({ kind: "OUTFLOW", reason: "OTHER", confidence: "EXPLICIT" });
    expect(left({ presumed: true })).toMatchObject({ kind: "OUTFLOW", reason: "UNKNOWN", confidence: "PRESUMED" });
  });
});

describe("retirement", () => {
  const left = (other: Partial<Stay>, more: Partial<Known>, ...later: readonly Stay[]) =>
    eventsOf([{ ...A, ...other }, ...later], known(more)).events.find(
      ({ from, on }) => from === "11111" && on === "2025-08-01",
    );

  it("is what the board says it is", () => {
    expect(left({ endReason: "RETIREMENT" }, {})).toMatchObject({
      kind: "RETIREMENT",
      confidence: "EXPLICIT",
      reason: null,
    });
  });

  it("is leaving at the age of the state pension, not a day sooner", () => {
    expect(left({}, born("1958-07-31"))).toMatchObject({ kind: "RETIREMENT", confidence: "STRONG", ageYears: 67 });
    expect(left({}, born("1958-08-01"))).toMatchObject({ kind: "RETIREMENT_PRESUMED", ageYears: 66 });
  });

  it("goes by age where the file gives another reason", () => {
    const other = { endReason: "OTHER" };
    expect(left(other, born("1958-07-31"))).toMatchObject({ kind: "RETIREMENT", confidence: "STRONG", reason: null });
    expect(left(other, born("1958-08-01"))).toMatchObject({ kind: "RETIREMENT_PRESUMED", reason: null });
  });

  it("is presumed of who is 60 and not seen for a year, once the year is over", () => {
    expect(left({}, born("1965-07-31"))).toMatchObject({ kind: "RETIREMENT_PRESUMED", confidence: "PRESUMED" });
    expect(left({}, born("1965-08-01"))).toMatchObject({ kind: "OUTFLOW", ageYears: 59 });
    const until = (day: string) => ({
      ...born("1965-07-31"),
      observed: new Map([["11111", { from: "2020-01-01", until: day }]]),
    });
    expect(left({}, until("2026-07-30"))).toMatchObject({ kind: "OUTFLOW" });
    expect(left({}, until("2026-07-31"))).toMatchObject({ kind: "RETIREMENT_PRESUMED" });
  });

  it("is not presumed of who comes back within the year", () => {
    expect(left({}, born("1962-01-01"), stay("11111 1", "2026-07-31"))).toMatchObject({ kind: "OUTFLOW" });
    expect(left({}, born("1962-01-01"), stay("11111 1", "2026-08-01"))).toMatchObject({ kind: "RETIREMENT_PRESUMED" });
  });

  it("stays one when the retired come back to help, and is a transfer when they go on elsewhere at once", () => {
    const back = stay("22222 1", "2026-01-05");
    expect(recent([{ ...A, endReason: "RETIREMENT" }, back])).toEqual([
      "RETIREMENT 11111 - 2025-08-01",
      "RE_ENTRY - 22222 2026-01-05",
    ]);
    const on = stay("22222 1", "2025-09-01");
    expect(recent([{ ...A, endReason: "RETIREMENT" }, on])).toEqual(["TRANSFER_INTER_BOARD 11111 22222 2025-09-01"]);
  });

  it("happens once to who leaves two boards on one day", () => {
    const both = [A, stay("22222 1", "2022-08-01..2025-07-31")];
    expect(recent(both, born("1958-01-01"))).toEqual([
      "DUAL_ENDED 11111 22222 2025-08-01",
      "RETIREMENT 22222 - 2025-08-01",
    ]);
  });
});
