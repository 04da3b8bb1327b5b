import { describe, expect, it } from "@jest/globals";
import { known, legs, recent, stay } from "../testing/stays.js";
import { eventsOf } from "./derive.js";

const A = stay("11111 1", "2021-08-01..2025-07-31");

describe("a transfer between boards", () => {
  it("is one event, on the first day at the other board, with the days between and both sizes", () => {
    const to = stay("22222 8", "2025-08-01", { fte: 6_000, siteCode: "90BB01", functionGroup: "SUPPORT" });
    expect(eventsOf([A, to], known()).events.slice(1)).toEqual([
      {
        kind: "TRANSFER_INTER_BOARD",
        from: "11111",
        fromNumber: "1",
        to: "22222",
        toNumber: "8",
        on: "2025-08-01",
        gapDays: 1,
        fteFrom: 10_000,
        fteTo: 6_000,
        functionFrom: "TEACHING",
        functionTo: "SUPPORT",
        brinFrom: null,
        brinTo: "90BB",
        ageYears: null,
        persons: null,
        confidence: "STRONG",
        reason: null,
        beforeObserved: false,
      },
    ]);
  });

  it.each([
    [31, 31, true],
    [32, 31, false],
    [62, 62, true],
    [63, 62, false],
    [92, 92, true],
    [93, 92, false],
  ])("of %i days is one at most %i: %s", (gap, windowDays, isOne) => {
    const day = new Date(Date.UTC(2025, 6, 31 + gap)).toISOString().slice(0, 10);
    const expected = isOne
      ? [`TRANSFER_INTER_BOARD 11111 22222 ${day}`]
      : ["OUTFLOW 11111 - 2025-08-01", `RE_ENTRY - 22222 ${day}`];
    expect(recent([A, stay("22222 1", day)], {}, windowDays)).toEqual(expected);
  });

  it("may begin 31 days before the other job ends, and not sooner", () => {
    expect(recent([A, stay("22222 1", "2025-06-30")])).toEqual(["TRANSFER_INTER_BOARD 11111 22222 2025-06-30"]);
    expect(recent([A, stay("22222 1", "2025-06-29")])).toEqual([
      "DUAL_EMPLOYMENT 11111 22222 2025-06-29",
      "DUAL_ENDED 11111 22222 2025-08-01",
    ]);
  });

  it("is presumed where the person was in the delivery no more", () => {
    const vanished = { ...A, presumed: true };
    const [, event] = eventsOf([vanished, stay("22222 1", "2025-08-01")], known()).events;
    expect(event).toMatchObject({ kind: "TRANSFER_INTER_BOARD", confidence: "PRESUMED" });
  });

  it("goes to the board that is nearest in time", () => {
    expect(recent([A, stay("22222 1", "2025-09-20"), stay("33333 1", "2025-08-10..2025-08-31")])).toEqual([
      "TRANSFER_INTER_BOARD 11111 33333 2025-08-10",
      "TRANSFER_INTER_BOARD 33333 22222 2025-09-20",
    ]);
  });

  it("goes from the job that began first, to one that outlasts it", () => {
    const short = stay("22222 1", "2025-07-10..2025-07-15");
    expect(recent([A, short])).toEqual([
      "DUAL_EMPLOYMENT 11111 22222 2025-07-10",
      "DUAL_ENDED 22222 11111 2025-07-16",
      "OUTFLOW 11111 - 2025-08-01",
    ]);
  });

  it("is no second one when the contract there becomes permanent", () => {
    const stays = [A, stay("22222 1", "2025-08-01..2025-08-31"), stay("22222 1", "2025-09-01")];
    expect(recent(stays)).toEqual(["TRANSFER_INTER_BOARD 11111 22222 2025-08-01"]);
  });
});

describe("between primary and secondary education", () => {
  const to = stay("44444 1", "2025-09-09");

  it("one who ends at a PO board and begins at a VO board 40 days later is one event", () => {
    const [, event, ...more] = eventsOf([A, to], known()).events;
    expect([event, more]).toEqual([expect.objectContaining({ kind: "PO_TO_VO", gapDays: 40, on: "2025-09-09" }), []]);
  });

  it("one has left for a reason that is not known, before the VO board delivers", () => {
    const withoutVo = new Map([["11111", { from: "2020-01-01", until: "2026-10-01" }]]);
    const [, ...events] = eventsOf([A, to], known({ observed: withoutVo })).events;
    expect(events).toEqual([expect.objectContaining({ kind: "OUTFLOW", reason: "UNKNOWN", on: "2025-08-01" })]);
  });

  it("one goes the other way as well", () => {
    expect(recent([{ ...A, person: to.person }, stay("11111 1", "2025-08-01")])).toEqual([
      "VO_TO_PO 44444 11111 2025-08-01",
    ]);
  });

  it("a window of 31 days makes it leaving and coming back", () => {
    expect(recent([A, to], {}, 31)).toEqual(["OUTFLOW 11111 - 2025-08-01", "RE_ENTRY - 44444 2025-09-09"]);
  });
});

describe("the window", () => {
  it("names legs and changes none of them: 10 of 5 days, 10 of 40 and 10 of 80 are 10, 20 and 30 transfers", () => {
    const people = [5, 40, 80].flatMap((gap) =>
      Array.from({ length: 10 }, (_, index) => {
        const day = new Date(Date.UTC(2025, 6, 31 + gap)).toISOString().slice(0, 10);
        return [stay(`11111 ${gap}${index}`, "2021-08-01..2025-07-31"), stay(`22222 ${gap}${index}`, day)];
      }),
    );
    const counts = [31, 62, 92].map((windowDays) => {
      const all = people.flatMap((stays) => legs(stays, {}, windowDays));
      const of = (cause: string) => all.filter((leg) => leg.startsWith("OUT") && leg.endsWith(cause)).length;
      return [of("TRANSFER_INTER_BOARD"), of("OUTFLOW")];
    });
    expect(counts).toEqual([
      [10, 20],
      [20, 10],
      [30, 0],
    ]);
  });
});
