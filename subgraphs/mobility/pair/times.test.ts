import { describe, expect, it } from "@jest/globals";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { Stay } from "../event/known.js";
import { timesOf } from "./times.js";

const A: PersonKey = { board: "11111", number: "1" };
const B: PersonKey = { board: "22222", number: "1" };
const A2: PersonKey = { board: "11111", number: "2" };

const stay = (person: PersonKey, startsOn: string, endsOn: string | null, other: Partial<Stay> = {}): Stay => ({
  person,
  startsOn,
  endsOn,
  functionGroup: null,
  siteCode: null,
  fte: 8_000,
  endReason: null,
  secondedTo: null,
  presumed: false,
  ...other,
});

describe("tooMuch", () => {
  it.each([
    ["33 days of 1.6 FTE", "2025-08-30", 8_000, true],
    ["32 days of 1.6 FTE, which a move may take", "2025-08-31", 8_000, false],
    ["33 days of 1.5 FTE", "2025-08-30", 7_000, false],
  ])("is what %s are: %s", (_, startsOn, fte, expected) => {
    const stays = [stay(A, "2020-01-01", "2025-10-01"), stay(B, startsOn, null, { fte })];
    expect(timesOf(stays).tooMuch(A, B)).toBe(expected);
    expect(timesOf(stays).tooMuch(B, A)).toBe(expected);
  });

  it("is told by open times, added up over several, and not by a size of nothing", () => {
    const open = [stay(A, "2020-01-01", null), stay(B, "2030-01-01", null)];
    expect(timesOf(open).tooMuch(A, B)).toBe(true);
    const parts = [
      stay(A, "2020-01-01", null),
      stay(B, "2025-01-01", "2025-01-20"),
      stay(B, "2025-03-01", "2025-03-13"),
    ];
    expect(timesOf(parts).tooMuch(A, B)).toBe(true);
    const none = [stay(A, "2020-01-01", null, { fte: 20_000 }), stay(B, "2020-01-01", null, { fte: 0 })];
    expect(timesOf(none).tooMuch(A, B)).toBe(false);
  });

  it("is not said of somebody without a time", () => {
    expect(timesOf([stay(A, "2020-01-01", null)]).tooMuch(A, B)).toBe(false);
  });
});

describe("succeeds", () => {
  const succeeds = (earlier: Stay, later: Stay) => timesOf([earlier, later]).succeeds(later.person, earlier.person);
  const ended = stay(A, "2020-01-01", "2025-07-31");
  const vanished = { ...ended, presumed: true };

  it.each([
    ["the next day", ended, stay(A2, "2025-08-01", null), true],
    ["31 days later", ended, stay(A2, "2025-08-31", null), true],
    ["years later", ended, stay(A2, "2028-08-01", null), true],
    ["before the other ended", ended, stay(A2, "2025-07-31", null), false],
    ["with the whole history of one that vanished", vanished, stay(A2, "2020-01-01", null), true],
    ["with the history of one that vanished, and no more", vanished, stay(A2, "2020-01-01", "2025-07-31"), false],
    ["years before the other", stay(A, "2020-01-01", null), stay(A2, "2010-08-01", "2011-07-31"), false],
    ["while the other goes on", stay(A, "2020-01-01", null), stay(A2, "2025-08-01", null), false],
    ["at another board", ended, stay(B, "2025-08-01", null), false],
  ])("is, of a number that begins %s: %#", (_, earlier, later, expected) => {
    expect(succeeds(earlier, later)).toBe(expected);
  });
});
