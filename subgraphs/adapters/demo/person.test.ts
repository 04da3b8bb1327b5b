import { beforeAll, describe, expect, it } from "@jest/globals";
import { ageOn } from "@regiohub/infra/days";
import { type DemoPerson, demoPerson } from "./person.js";
import { type DemoBoard, demoBoards } from "./region.js";
import { readRegisterFacts } from "./register-facts.js";
import { countsOn } from "./truth.js";

describe("the staff of a demo", () => {
  let boards: readonly DemoBoard[];
  let people: DemoPerson[];
  const on = "2026-10-01";

  beforeAll(async () => {
    boards = demoBoards({ boards: 4, staff: 8000, seed: 1 }, await readRegisterFacts());
    people = boards.flatMap((board) => Array.from({ length: board.staff }, (_, index) => demoPerson(board, index)));
  });

  const share = (test: (person: DemoPerson) => boolean) => people.filter(test).length / people.length;
  const running = () =>
    people
      .flatMap(({ employments }) => employments)
      .filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn ?? on) >= on);
  const kindShare = (kind: string) => running().filter((one) => one.kind === kind).length / running().length;

  it("is the same person whatever was asked before", () => {
    const board = boards[2] as DemoBoard;
    expect(demoPerson(board, 41)).toEqual(people[2 * board.staff + 41]);
  });

  it("is for four fifths women", () => {
    expect(share(({ sex }) => sex === "V")).toBeGreaterThan(0.79);
    expect(share(({ sex }) => sex === "V")).toBeLessThan(0.85);
  });

  it("has a quarter of 55 and older, and one in sixteen younger than 25", () => {
    const old = share(({ bornOn }) => ageOn(bornOn, on) >= 55);
    const young = share(({ bornOn }) => ageOn(bornOn, on) < 25);
    expect(old).toBeGreaterThan(0.22);
    expect(old).toBeLessThan(0.29);
    expect(young).toBeGreaterThan(0.04);
    expect(young).toBeLessThan(0.08);
    expect(people.every(({ bornOn }) => ageOn(bornOn, on) >= 20 && ageOn(bornOn, on) <= 66)).toBe(true);
  });

  it("has mostly permanent contracts, some temporary, few replacements and trainees", () => {
    expect(kindShare("PERMANENT")).toBeGreaterThan(0.8);
    expect(kindShare("PERMANENT")).toBeLessThan(0.9);
    expect(kindShare("TEMPORARY")).toBeGreaterThan(0.06);
    expect(kindShare("TEMPORARY")).toBeLessThan(0.14);
    expect(kindShare("REPLACEMENT")).toBeGreaterThan(0.03);
    expect(kindShare("REPLACEMENT")).toBeLessThan(0.08);
    expect(kindShare("TRAINEE")).toBeGreaterThan(0.005);
    expect(kindShare("TRAINEE")).toBeLessThan(0.03);
    expect(kindShare("EXTERNAL")).toBeGreaterThan(0);
  });

  it("works part-time: about 0.7 FTE an employment, in whole hundredths of an hour", () => {
    const sizes = running().map(({ size }) => size);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 10_000;
    expect(mean).toBeGreaterThan(0.6);
    expect(mean).toBeLessThan(0.75);
    expect(sizes.filter((size) => size <= 0 || size > 10_000 || size % 5 !== 0)).toEqual([]);
  });

  it("ends no line before it starts, whatever the contract", () => {
    for (const board of boards.slice(0, 2)) {
      for (const kind of ["PERMANENT", "TEMPORARY", "REPLACEMENT", "EXTERNAL"] as const) {
        for (const timing of ["line-ended", "ended", "future", "starts-today", "ends-today"] as const) {
          const lines = Array.from({ length: 200 }, (_, at) => demoPerson(board, at + 600, { kind, timing }))
            .flatMap(({ employments }) => employments)
            .flatMap((one) => [one, ...one.lines]);
          expect(lines.filter(({ startsOn, endsOn }) => endsOn !== null && endsOn < startsOn)).toEqual([]);
        }
      }
    }
  });

  it("has no employment or line that ends before it starts, and none before the eighteenth birthday", () => {
    const spans = people.flatMap(({ employments }) => employments.flatMap((one) => [one, ...one.lines]));
    expect(spans.filter(({ startsOn, endsOn }) => endsOn !== null && endsOn < startsOn)).toEqual([]);
    expect(
      people.filter(({ bornOn, employments }) => employments.some(({ startsOn }) => ageOn(bornOn, startsOn) < 18)),
    ).toEqual([]);
  });

  it("keeps lines within their employment, but for ends that were left open", () => {
    for (const { employments } of people) {
      for (const { startsOn, endsOn, lines } of employments) {
        expect(lines.every((line) => line.startsOn >= startsOn)).toBe(true);
        if (endsOn !== null) expect(lines.every((line) => (line.endsOn ?? endsOn) <= endsOn)).toBe(true);
      }
    }
  });

  it("has one director and one care coordinator for each school, and someone above them", () => {
    const board = boards[0] as DemoBoard;
    const own = people.slice(0, board.staff);
    const directors = own.filter(
      ({ employments }) => employments.at(0)?.lines.at(0)?.function.name === "Directeur D12",
    );
    expect(directors).toHaveLength(board.schools.length);
    expect(own[0]?.employments[0]?.lines[0]?.place.school).toBeNull();
  });

  it("has people for whom first or last day is the day itself, and they count", () => {
    const starting = people.filter(({ employments }) => employments.some(({ startsOn }) => startsOn === on));
    const ending = people.filter(({ employments }) => employments.some(({ endsOn }) => endsOn === on));
    expect(starting.length).toBeGreaterThan(10);
    expect(ending.length).toBeGreaterThan(10);
    const counted = (person: DemoPerson) =>
      person.employments.some((one) => one.kind === "TRAINEE" || one.kind === "EXTERNAL" || countsOn(one, on));
    expect([...starting, ...ending].every(counted)).toBe(true);
  });
});
