import { describe, expect, it } from "@jest/globals";
import { toyCsv } from "../ingest/testing/toy.js";
import { isSettled, isWhole, type Look, lookAgain, printOf, type Seen } from "./settle.js";

const file = (name: string, size = 10, modifiedMs = 1_000): Seen => ({ name, size, modifiedMs, isFile: true });
const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000);

/** Looks at moments, and tells at each whether the files may be taken. */
function settledAt(...looks: readonly (readonly [seconds: number, seen: readonly Seen[]])[]): boolean[] {
  let look: Look | undefined;
  return looks.map(([seconds, seen]) => {
    look = lookAgain(look, printOf(seen), at(seconds));
    return isSettled(look, 30, at(seconds));
  });
}

describe("files", () => {
  it("are settled when nothing has changed for the time that was asked", () => {
    const seen = [file("a.csv"), file("b.csv")];
    expect(settledAt([0, seen], [29, seen.toReversed()], [30, seen])).toEqual([false, false, true]);
  });

  it.each([
    ["grows", file("a.csv", 11)],
    ["is written again with the same size", file("a.csv", 10, 2_000)],
    ["is put in an older version's place", file("a.csv", 10, 500)],
    ["is turned into a link", { ...file("a.csv"), isFile: false }],
  ])("have to settle again when one %s", (_, changed) => {
    expect(settledAt([0, [file("a.csv")]], [29, [changed]], [58, [changed]], [59, [changed]])).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("have to settle again when the hub's clock is put back", () => {
    const seen = [file("a.csv")];
    expect(settledAt([100, seen], [0, seen], [29, seen], [30, seen])).toEqual([false, false, false, true]);
  });

  it("may bear times that are yet to come, for clocks differ", () => {
    const seen = [file("a.csv", 10, at(1_000_000).getTime())];
    expect(settledAt([0, seen], [30, seen])).toEqual([false, true]);
  });
});

describe("a delivery", () => {
  const { files } = toyCsv;
  it.each([
    ["things.csv", undefined, true],
    ["names.csv", undefined, false],
    ["", undefined, false],
    ["things.csv things-2.csv.filepart", undefined, false],
    ["things.csv ~things.csv", undefined, false],
    ["things-1.csv things-3.csv", undefined, false],
    ["things-1.csv things-2.csv things-3.csv", undefined, true],
    ["things.csv", "klaar.txt", false],
    ["things.csv klaar.txt", "klaar.txt", true],
    ["klaar.txt", "klaar.txt", false],
  ])("of %j with marker %s is whole: %s", (names, marker, expected) => {
    const seen = names
      .split(" ")
      .filter(Boolean)
      .map((name) => file(name));
    expect(isWhole(seen, { files, marker })).toBe(expected);
  });
});
