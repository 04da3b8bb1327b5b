import { describe, expect, it } from "@jest/globals";
import { known, legs, recent, stay } from "../testing/stays.js";
import { eventsOf } from "./derive.js";
import type { Stay } from "./known.js";

const A = stay("11111 1", "2021-08-01..2025-07-31");

describe("a change while somebody stays", () => {
  const at = (siteCode: string | null, other: Partial<Stay> = {}) => ({ siteCode, ...other });
  const change = (before: Partial<Stay>, after: Partial<Stay>) =>
    [{ ...A, ...before }, stay("11111 1", "2025-08-01", after)] as const;

  it("is each a matter of its own: school, function group, size", () => {
    const stays = change(at("90AA00"), at("90AC00", { functionGroup: "MANAGEMENT", fte: 9_999 }));
    expect(recent(stays)).toEqual([
      "FUNCTION_CHANGE 11111 11111 2025-08-01",
      "TRANSFER_INTRA_BOARD 11111 11111 2025-08-01",
      "WTF_CHANGE 11111 11111 2025-08-01",
    ]);
    expect(eventsOf(stays, known()).events.at(-1)).toMatchObject({
      brinFrom: "90AA",
      brinTo: "90AC",
      functionFrom: "TEACHING",
      functionTo: "MANAGEMENT",
      fteFrom: 10_000,
      fteTo: 9_999,
      confidence: "EXPLICIT",
    });
  });

  it("has two legs on one day, at another site of the school too, which is no event", () => {
    const stays = change(at("90AA00"), at("90AA01"));
    expect(recent(stays)).toEqual([]);
    expect(eventsOf(stays, known()).legs.slice(1)).toEqual([
      expect.objectContaining({ direction: "IN", siteCode: "90AA01", on: "2025-08-01", cause: "CHANGE", event: null }),
      expect.objectContaining({ direction: "OUT", siteCode: "90AA00", on: "2025-08-01", cause: "CHANGE", event: null }),
    ]);
  });

  it("is none where what is known now was not known before; its legs are there", () => {
    const stays = change(at(null, { functionGroup: null }), at("90AA00"));
    expect(recent(stays)).toEqual([]);
    expect(legs(stays).slice(1)).toEqual(["IN 11111 2025-08-01 CHANGE", "OUT 11111 2025-08-01 CHANGE"]);
  });

  it("happens on the first day of what follows, where days lie between", () => {
    const stays = [A, stay("11111 1", "2025-08-20", { fte: 5_000 })];
    expect(recent(stays)).toEqual(["WTF_CHANGE 11111 11111 2025-08-20"]);
  });
});

describe("a secondment", () => {
  const there = stay("11111 1", "2025-02-01..2025-07-31", { secondedTo: "22222", siteCode: "90BB00" });
  const before = stay("11111 1", "2021-08-01..2025-01-31", { siteCode: "90AA00" });

  it("begins and ends, and the person stays with the board that pays", () => {
    const stays = [before, there, stay("11111 1", "2025-08-01", { siteCode: "90AA00" })];
    expect(recent(stays)).toEqual(["SECONDMENT_START 11111 22222 2025-02-01", "SECONDMENT_END 11111 22222 2025-08-01"]);
    expect(
      legs(stays)
        .slice(1)
        .every((leg) => leg.endsWith("CHANGE")),
    ).toBe(true);
  });

  it("ends with the job, and goes from one board to another", () => {
    const further = { ...there, startsOn: "2025-08-01", endsOn: "2025-12-31", secondedTo: "33333", siteCode: "90CC00" };
    expect(recent([before, there, further])).toEqual([
      "SECONDMENT_START 11111 22222 2025-02-01",
      "SECONDMENT_END 11111 22222 2025-08-01",
      "SECONDMENT_START 11111 33333 2025-08-01",
      "OUTFLOW 11111 - 2026-01-01",
      "SECONDMENT_END 11111 33333 2026-01-01",
    ]);
  });

  it("runs on where only its size changes, and has no end while it runs", () => {
    const open = { ...there, startsOn: "2025-08-01", endsOn: null, fte: 5_000 };
    expect(recent([before, there, open])).toEqual([
      "SECONDMENT_START 11111 22222 2025-02-01",
      "WTF_CHANGE 11111 11111 2025-08-01",
    ]);
  });
});
