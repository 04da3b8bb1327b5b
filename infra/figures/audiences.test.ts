import { describe, expect, it } from "@jest/globals";
import { forSeeds } from "../testing/seeds.js";
import type { Alike } from "./amounts.js";
import { releasableTo } from "./audiences.js";
import { combinations, family } from "./testing/families.js";

const people = (persons: number, ...columns: readonly number[]): Alike => ({
  persons,
  columns,
  adds: columns.map(() => [1]),
});
const named = (...names: readonly string[]) => names.map((name) => ({ name, dominated: false }));
const ALL = { out: [], audiences: [10, 5] };

describe("two audiences", () => {
  it("see different cells of a table: who may be told of five also those of five", () => {
    const table = [people(30, 0, 1), people(20, 0, 2), people(6, 0, 3)];
    expect(releasableTo(table, named("all", "a", "b", "c"), ALL)).toEqual(
      new Map([
        [10, ["OUT", "OUT", "COMPLEMENTARY", "FEW"]],
        [5, ["OUT", "OUT", "OUT", "OUT"]],
      ]),
    );
  });

  it("are judged together: what is out for those of five keeps from others what would tell them of fewer", () => {
    const before = [people(30, 0, 1), people(4, 1)];
    const [all] = [named("all")];
    expect(releasableTo(before, all, { out: [5], audiences: [10, 5] })).toEqual(
      new Map([
        [10, ["COMPLEMENTARY"]],
        [5, ["COMPLEMENTARY"]],
      ]),
    );
    const enough = [people(30, 0, 1), people(5, 1)];
    expect(releasableTo(enough, all, { out: [5], audiences: [10, 5] }).get(10)).toEqual(["OUT"]);
  });

  it("both see nothing new where for those of five no proof is left of what is out", () => {
    const verdicts = releasableTo([people(30, 0, 1), people(4, 0)], named("all"), { ...ALL, out: [5] });
    expect([...verdicts.values()]).toEqual([["COMPLEMENTARY"], ["COMPLEMENTARY"]]);
    const unproven = [people(30, 0, 1, 2), people(4, 0, 2)];
    expect(releasableTo(unproven, named("all"), { ...ALL, out: [5, 5] })).toEqual(
      new Map([
        [10, undefined],
        [5, undefined],
      ]),
    );
  });

  it("learn of no fewer than they may, in small worlds, and what one of ten sees one of five sees", async () => {
    await forSeeds("T-07", { commit: 100, long: 10_000 }, (random) => {
      const groups = family(random);
      const alike = groups.map(({ persons, adds }) => {
        const columns = [...adds.keys()].filter((place) => adds[place] !== null);
        return { persons, columns, adds: columns.map((place) => [1, ...(adds[place] ?? [])]) };
      });
      const columns = named(...(groups[0]?.adds ?? []).map((_, place) => String(place)));
      const verdicts = releasableTo(alike, columns, { out: [], audiences: [6, 3] });
      const outFor = (smallest: number) => (verdicts.get(smallest) ?? []).map((verdict) => verdict === "OUT");
      const [others, few] = [outFor(6), outFor(3)];
      expect(others.every((isOut, place) => !isOut || few[place])).toBe(true);
      for (const [smallest, isOut] of [
        [6, others],
        [3, few],
      ] as const) {
        const seen = groups.map(({ persons, adds }) => ({ persons, adds: adds.filter((_, place) => isOut[place]) }));
        const told = [...combinations(seen)].filter((persons) => persons > 0);
        expect(Math.min(...told)).toBeGreaterThanOrEqual(smallest);
      }
    });
  });
});
