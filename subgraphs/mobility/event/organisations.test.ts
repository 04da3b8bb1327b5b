import { describe, expect, it } from "@jest/globals";
import { goingOver, known, line, stay } from "../testing/stays.js";
import { byBoardLeft, type Known, type Stay, type Transition } from "./known.js";
import { organisationsOf } from "./organisations.js";
import { regionEventsOf } from "./region.js";

/** So many people of 11111, of whom some begin at 22222 on a day, and others leave for nowhere. */
function people(there: number, went: number, on = "2025-08-01", ended = "2025-07-31"): readonly (readonly Stay[])[] {
  return Array.from({ length: there }, (_, index) => {
    const who = String(index);
    if (index >= went) return [stay(`11111 ${who}`, "2021-08-01")];
    return [stay(`11111 ${who}`, `2021-08-01..${ended}`), stay(`22222 ${who}`, on)];
  });
}

const withRecord = (other: Partial<Transition> = {}, more: Partial<Known> = {}) =>
  known({ transitions: byBoardLeft([goingOver(other)]), ...more });
const recent = (components: readonly (readonly Stay[])[], facts: Known = known()) => {
  const { events } = regionEventsOf(components, facts);
  return events.filter(({ on }) => on >= "2025-01-01");
};
const counted = (texts: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(texts, (text) => text)].map(([text, all]) => [text, all.length]));

describe("four in five of a board's people", () => {
  it.each([
    [10, 8, 1],
    [12, 9, 0],
    [12, 10, 1],
    [5, 4, 1],
  ])("of %i are not fewer than the %i who went: %i transitions", (there, went, expected) => {
    expect(organisationsOf(people(there, went), known())).toHaveLength(expected);
  });

  it("are one event, on the day they went, and none of them moved by themselves", () => {
    const events = recent(people(10, 8));
    expect(events.map(line)).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
    expect(events[0]).toMatchObject({ persons: 8, confidence: "STRONG", fromNumber: null, toNumber: null });
  });

  it("may leave within a week, and begin within a week of that", () => {
    const [first, last] = [people(4, 4), people(10, 8, "2025-08-14", "2025-08-06").slice(4)];
    expect(recent([...first, ...last].map((stays, index) => renumbered(stays, index))).map(line)).toEqual([
      "ORG_TRANSITION 11111 22222 2025-08-01",
    ]);
    const tooLate = people(10, 8, "2025-08-15", "2025-08-06").slice(4);
    expect(recent([...first, ...tooLate].map((stays, index) => renumbered(stays, index))).map(line)).not.toContain(
      "ORG_TRANSITION 11111 22222 2025-08-01",
    );
  });

  it("go as one where others left for elsewhere on the same day", () => {
    const leaver = [stay("11111 x", "2021-08-01..2025-07-31")];
    const mover = [stay("11111 y", "2021-08-01..2025-07-31"), stay("33333 y", "2025-08-01")];
    expect(recent([...people(8, 8), leaver, mover]).map(line)).toEqual([
      "OUTFLOW 11111 - 2025-08-01",
      "TRANSFER_INTER_BOARD 11111 33333 2025-08-01",
      "ORG_TRANSITION 11111 22222 2025-08-01",
    ]);
  });

  it("go in two years as two", () => {
    const early = people(10, 10, "2022-08-01", "2022-07-31");
    const back = early.map((stays, index) => [
      ...stays.slice(0, 1),
      { ...stay(`22222 ${index}`, "2022-08-01..2024-07-31") },
      stay(`11111 ${index}b`, "2024-08-01..2025-07-31"),
      stay(`22222 ${index}b`, "2025-08-01"),
    ]);
    expect(organisationsOf(back, known()).map(({ from, on }) => `${from} ${on}`)).toEqual([
      "11111 2022-08-01",
      "11111 2025-08-01",
      "22222 2024-08-01",
    ]);
  });

  it("are told by no record that says it already", () => {
    expect(organisationsOf(people(10, 8), withRecord({ on: "2025-08-08" }))).toEqual([]);
    expect(organisationsOf(people(10, 8), withRecord({ on: "2025-08-09" }))).toHaveLength(1);
    expect(organisationsOf(people(10, 8), withRecord({ to: "33333" }))).toHaveLength(1);
  });
});

describe("a record of the register", () => {
  it("makes one event of who went, however few", () => {
    const events = recent(people(10, 2), withRecord({ complete: false }));
    expect(events.map(line)).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
    expect(events[0]).toMatchObject({ persons: 2, confidence: "EXPLICIT" });
  });

  it("of a school is about those who worked there last", () => {
    const at = (number: string, siteCode: string) => [
      { ...stay(`11111 ${number}`, "2021-08-01..2025-07-31"), siteCode },
      stay(`22222 ${number}`, "2025-08-01"),
    ];
    const events = recent(
      [at("1", "90AA00"), at("2", "90AC01"), ...people(10, 0)],
      withRecord({ school: "90AA", complete: false }),
    );
    expect(events.map(line)).toEqual([
      "TRANSFER_INTER_BOARD 11111 22222 2025-08-01",
      "ORG_TRANSITION 11111 22222 2025-08-01",
    ]);
  });

  it("that nothing was left ends what the board had open, though it delivers no more", () => {
    const observed = new Map([
      ["11111", { from: "2020-01-01", until: "2025-06-30" }],
      ["22222", { from: "2020-01-01", until: "2026-10-01" }],
    ]);
    const open = [0, 1].map((index) => [stay(`11111 ${index}`, "2021-08-01"), stay(`22222 ${index}`, "2025-08-01")]);
    const unlinked = [stay("11111 9", "2021-08-01..2026-07-31")];
    const { events, legs } = regionEventsOf([...open, unlinked], withRecord({}, { observed }));
    expect(events.filter(({ on }) => on >= "2025").map(line)).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
    expect(events.at(-1)).toMatchObject({ persons: 3 });
    const recentLegs = legs
      .filter(({ on }) => on >= "2025")
      .map(({ direction, board, cause }) => `${direction} ${board} ${cause}`);
    expect(counted(recentLegs)).toEqual({ "OUT 11111 ORG_TRANSITION": 3, "IN 22222 ORG_TRANSITION": 2 });
  });

  it("goes before what shows of itself", () => {
    const events = recent(people(10, 10), withRecord({ on: "2025-08-05", complete: false }));
    expect(events.map(line)).toEqual(["ORG_TRANSITION 11111 22222 2025-08-05"]);
  });

  it("that nobody took part in is no event", () => {
    expect(recent(people(10, 0), withRecord({ complete: false }))).toEqual([]);
  });
});

/** The same with another number, so that two lists of people are different people. */
const renumbered = (stays: readonly Stay[], index: number): readonly Stay[] =>
  stays.map((one) => ({ ...one, person: { ...one.person, number: `n${index}` } }));
