import { describe, expect, it } from "@jest/globals";
import { known, legs, recent, stay } from "../testing/stays.js";
import { eventsOf } from "./derive.js";

const A = stay("11111 1", "2021-08-01..2025-07-31");

describe("two jobs", () => {
  it("that both go on are no transfer", () => {
    const both = [stay("11111 1", "2021-08-01"), stay("22222 1", "2025-02-01")];
    expect(recent(both)).toEqual(["DUAL_EMPLOYMENT 11111 22222 2025-02-01"]);
    expect(legs(both)).toEqual(["IN 11111 2021-08-01 INFLOW", "IN 22222 2025-02-01 DUAL_EMPLOYMENT"]);
  });

  it("of which one begins while the other has a last day to come are two until that day is there", () => {
    const both = [stay("11111 1", "2021-08-01..2026-10-15"), stay("22222 1", "2026-09-20")];
    expect(recent(both)).toEqual(["DUAL_EMPLOYMENT 11111 22222 2026-09-20"]);
    const later = new Map(["11111", "22222"].map((board) => [board, { from: "2020-01-01", until: "2026-11-01" }]));
    expect(recent(both, { observed: later })).toEqual(["TRANSFER_INTER_BOARD 11111 22222 2026-09-20"]);
  });

  it("that begin on one day are one coming and a second job", () => {
    expect(legs([stay("22222 1", "2025-02-01"), stay("11111 1", "2025-02-01")])).toEqual([
      "IN 11111 2025-02-01 INFLOW",
      "IN 22222 2025-02-01 DUAL_EMPLOYMENT",
    ]);
  });

  it("that end on one day are one leaving and the end of a second job", () => {
    const both = [A, stay("22222 1", "2022-08-01..2025-07-31")];
    expect(recent(both)).toEqual(["DUAL_ENDED 11111 22222 2025-08-01", "OUTFLOW 22222 - 2025-08-01"]);
    expect(recent([...both, stay("33333 1", "2025-08-01")])).toEqual([
      "DUAL_ENDED 22222 11111 2025-08-01",
      "TRANSFER_INTER_BOARD 11111 33333 2025-08-01",
    ]);
  });
});

describe("a part of a job", () => {
  const less = [stay("11111 1", "2021-08-01..2025-07-31"), stay("11111 1", "2025-08-01", { fte: 6_000 })];
  const more = [
    stay("22222 1", "2022-08-01..2025-08-31", { fte: 2_000 }),
    stay("22222 1", "2025-09-01", { fte: 5_000 }),
  ];

  it("moves where one board gives less and the other more, and the smaller of both is what moved", () => {
    const partial = eventsOf([...less, ...more], known()).events.find(({ kind }) => kind === "PARTIAL_TRANSFER");
    expect(partial).toMatchObject({
      from: "11111",
      to: "22222",
      on: "2025-09-01",
      fteFrom: 4_000,
      fteTo: 3_000,
      gapDays: 31,
    });
  });

  it("has no legs but those of the sizes themselves", () => {
    expect(legs([...less, ...more]).filter((leg) => leg > "IN 22222 2024" || leg.includes("2025"))).toEqual([
      "IN 11111 2025-08-01 CHANGE",
      "OUT 11111 2025-08-01 CHANGE",
      "IN 22222 2025-09-01 CHANGE",
      "OUT 22222 2025-09-01 CHANGE",
    ]);
  });

  it("moves to a second job that begins", () => {
    expect(recent([...less, stay("22222 1", "2025-08-01", { fte: 4_000 })])).toEqual([
      "DUAL_EMPLOYMENT 11111 22222 2025-08-01",
      "PARTIAL_TRANSFER 11111 22222 2025-08-01",
      "WTF_CHANGE 11111 11111 2025-08-01",
    ]);
  });

  it("does not move after more days than the window has", () => {
    const late = [
      stay("22222 1", "2022-08-01..2025-10-01", { fte: 2_000 }),
      stay("22222 1", "2025-10-02", { fte: 5_000 }),
    ];
    expect(recent([...less, ...late]).some((text) => text.startsWith("PARTIAL"))).toBe(true);
    expect(recent([...less, ...late], {}, 61).some((text) => text.startsWith("PARTIAL"))).toBe(false);
  });
});
