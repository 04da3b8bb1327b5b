import { describe, expect, it } from "@jest/globals";
import { Random } from "../testing/random.js";
import { forSeeds } from "../testing/seeds.js";
import type { Alike } from "./amounts.js";
import { columnsOf } from "./columns.js";
import type { Counted, Table } from "./counted.js";
import { releasable } from "./teams.js";
import { fewestTold } from "./testing/attacker.js";
import { census, tablesOf } from "./testing/census.js";

const counted = (persons: number, sex: string, place: string, size = 10): Counted => ({
  persons,
  family: place,
  parts: [{ is: { sex, place }, add: [1, size] }],
});

const ALL: Table = { dimensions: [], keys: [[]] };
const BY_SEX: Table = { dimensions: ["sex"], keys: [["M"], ["F"], ["X"]] };
const BY_PLACE: Table = { dimensions: ["place"], keys: [["a"], ["b"]], byFamily: true };

describe("the columns of tables", () => {
  const some = [counted(20, "M", "a"), counted(30, "F", "a"), counted(25, "F", "b")];

  it("are its cells, also those of nobody: table by table, the large ones first, what is kept before them", () => {
    const { columns } = columnsOf(some, [ALL, { ...BY_SEX, keep: ["X"] }, BY_PLACE]);
    expect(columns.map(({ table, key, sums }) => [table, ...key, ...sums])).toEqual([
      [0, 75, 750],
      [1, "X", 0, 0],
      [1, "F", 55, 550],
      [1, "M", 20, 200],
      [2, "a", 50, 500],
      [2, "b", 25, 250],
    ]);
  });

  it("have in them whoever is counted by their codes, with what they add", () => {
    const { alike } = columnsOf(some, [ALL, BY_SEX]);
    expect(alike[0]).toEqual({
      persons: 20,
      columns: [0, 2],
      adds: [
        [1, 10],
        [1, 10],
      ],
    });
  });

  it("have all people of a family at the same places, those too who were in nothing that is out", () => {
    const one: Counted = { persons: 20, family: "a", parts: [{ is: { sex: "M" }, add: [1, 10] }] };
    const before = { columns: [], adds: [], own: [[1, 10]] };
    const { alike } = columnsOf([{ ...one, before, familyBefore: [0] }, one], [BY_PLACE], 1);
    expect(alike[0]?.family).toHaveLength(2);
    expect(alike[1]?.family).toBe(alike[0]?.family);
  });

  it("have somebody who is two things in both, and once in what they share", () => {
    const both = {
      persons: 1,
      family: "a",
      parts: [
        { is: { sex: "F", place: "a" }, add: [1, 6] },
        { is: { sex: "F", place: "b" }, add: [0, 4] },
      ],
    };
    const { columns, alike } = columnsOf([both], [ALL, BY_PLACE]);
    expect(columns.map(({ sums }) => sums)).toEqual([
      [1, 10],
      [1, 6],
      [0, 4],
    ]);
    expect(alike).toEqual([
      {
        persons: 1,
        columns: [0, 1, 2],
        adds: [
          [1, 10],
          [1, 6],
          [0, 4],
        ],
      },
    ]);
  });

  it("are dominated when one person, or one family, has nearly all, but in the families' own table", () => {
    const dominated = (people: readonly Counted[], tables: readonly Table[]) =>
      columnsOf(people, tables)
        .columns.filter((column) => column.dominated)
        .map(({ key }) => key.join());
    expect(dominated([counted(85, "M", "a"), counted(15, "F", "b")], [ALL, BY_PLACE])).toEqual([]);
    expect(dominated([counted(86, "M", "a"), counted(14, "F", "b")], [ALL, BY_PLACE])).toEqual([""]);
    expect(dominated([counted(1, "M", "a", 9_000), counted(20, "M", "a"), counted(19, "M", "b")], [BY_PLACE])).toEqual([
      "a",
    ]);
  });
});

/** The tables of people who do not exist, released beside the totals of the families that they are of. */
const release = (random: Random, persons: number, families: readonly string[] = []) => {
  const people = census(random, persons, Math.max(families.length, 1));
  const totals = { dimensions: ["family"], keys: families.map((family) => [family]) };
  const { columns, alike } = columnsOf(people, [totals, ...tablesOf(people)]);
  // Here all are one family's: who of several has most is another rule.
  const plain = columns.map(({ name }) => ({ name, dominated: false }));
  const effort = { products: 0 };
  const verdicts = releasable(alike, plain, { smallest: 10, out: families.length, effort }) ?? [];
  return { columns, alike, verdicts, effort };
};

it.each([
  // persons, cells, margins
  [300, 26, 18],
  [1_000, 54, 25],
  [3_000, 73, 27],
  [20_000, 113, 27],
  [200_000, 127, 27],
])("of %i people about %i cells are released, %i of them margins", (persons, expected, margins) => {
  const { columns, verdicts, effort } = release(new Random(1), persons);
  const out = columns.filter((_, place) => verdicts[place] === "OUT");
  expect(Math.abs(out.length - expected)).toBeLessThanOrEqual(3);
  expect(Math.abs(out.filter(({ key }) => key.length < 2).length - margins)).toBeLessThanOrEqual(1);
  // What it takes, whatever the machine: some nanoseconds each.
  expect(effort.products).toBeLessThan(50_000_000);
});

/** What each person adds to each column that is out, in one measure. */
const seen = (alike: readonly Alike[], out: readonly number[], measure: number): number[][] =>
  alike.flatMap(({ persons, columns, adds }) => {
    const amounts = out.map((place) => adds[columns.indexOf(place)]?.[measure] ?? 0);
    return Array.from({ length: persons }, () => amounts);
  });

describe("families with parts in common", () => {
  /** The same people, the family left out of what they are: as many lists of parts as there are things to be. */
  const inCommon = (people: readonly Counted[]): Counted[] => {
    const known = new Map<string, Counted["parts"]>();
    return people.map(({ parts: [part], ...one }) => {
      if (!part) throw new Error("expected a part");
      const { family, ...is } = part.is;
      const name = JSON.stringify([is, part.add]);
      const parts = known.get(name) ?? [{ is, add: part.add }];
      known.set(name, parts);
      return { ...one, parts };
    });
  };

  it("have the same columns, of which as many may go out, as when each says of everybody whose they are", async () => {
    await forSeeds("T-07", { commit: 3, long: 60 }, (random) => {
      const people = census(random, 150 + random.below(300), 4);
      const keys = ["0", "1", "2", "3"];
      const totals: Table = { dimensions: ["family"], keys: keys.map((key) => [key]), byFamily: true };
      const divided: Table = {
        ...{ dimensions: ["family", "kind"], byFamily: true },
        keys: keys.flatMap((family) => ["0", "1", "2"].map((kind) => [family, kind])),
      };
      const tables = [...tablesOf(people), totals, divided];
      const [own, common] = [columnsOf(people, tables), columnsOf(inCommon(people), tables)];
      expect(common.columns).toEqual(own.columns);
      const verdicts = [own, common].map(({ alike, columns }) => releasable(alike, columns, { smallest: 10, out: 0 }));
      expect(verdicts[1]).toEqual(verdicts[0]);
      expect(new Set(common.alike.map(({ columns }) => columns)).size).toBeLessThan(people.length);
    });
  });
});

describe("somebody who has every table, and adds and subtracts cells", () => {
  it("learns of nobody in a group of fewer than ten", async () => {
    let hidden = 0;
    await forSeeds("T-07", { commit: 2, long: 200 }, (random) => {
      const { alike, verdicts } = release(random, 120 + random.below(180), ["0", "1", "2"]);
      const places = [...verdicts.keys()];
      const out = places.filter((place) => verdicts[place] === "OUT");
      const notFew = places.filter((place) => verdicts[place] !== "FEW");
      hidden += notFew.length - out.length;
      for (const measure of [0, 1]) {
        expect(fewestTold(seen(alike, out, measure), random)).toBeGreaterThanOrEqual(10);
      }
      // Were only small cells hidden, as is usual, the same attack would find some.
      expect(fewestTold(seen(alike, notFew, 0), random)).toBeLessThan(10);
    });
    expect(hidden).toBeGreaterThan(0);
  });
});
