import { GivenOut, type Out, type People } from "@regiohub/infra/figures/beside";
import { type Held, outOf } from "@regiohub/infra/figures/held";
import { type NewTable, newTables, type PlannedTable } from "@regiohub/infra/figures/tables";
import type { Random } from "@regiohub/infra/testing/random";
import { CHECKED, type GivenOut as Given } from "./figures-world.js";

const YEARS = 3;
/** Places over four sites: all of them, two parts of them that share nobody, and one that shares people with all others. */
const PLACES = [
  [0, 1, 2, 3],
  [0, 1],
  [2, 3],
  [1, 2],
];
const BOARDS = 3;
const SIZES = [10_000, 8_000, 6_000, 5_000];
const CODES = { AGE: ["young", "old", "oldest"], WORK: ["many", "some", "few"], BOARD: ["0", "1", "2"] };
const PLANNED: readonly PlannedTable[] = [
  ...[[], ["AGE"], ["WORK"], ["BOARD"], ["AGE", "WORK"]].map((dimensions) => ({ dimensions, bands: null, keep: [] })),
  { dimensions: ["BOARD", "WORK"], bands: null, keep: [], only: ["many"] },
];
const AUDIENCES = [10, 5];

/** Somebody who does not exist, in a year; null: not there. */
interface Person {
  readonly board: string;
  readonly site: number;
  readonly age: string;
  readonly work: string;
  readonly size: number;
}

/** Beside which of the figures that are out those of a place and a year are looked at. */
export type Beside = (out: readonly Out[]) => readonly Out[];

/** The hub's own way: beside all. */
export const ALL: Beside = (out) => out;

/** Each place and year by itself. */
export const NONE: Beside = () => [];

/**
 * All that two audiences are given of some 100 to 300 people: the boards' totals of three years, as they are released one
 * by one, and the tables of places that overlap.
 */
export function takeTables(random: Random, heldAgainst: Beside): Given[] {
  const given: Given[] = [];
  const out: Out[] = [];
  let people: (Person | null)[] = Array.from({ length: 100 + random.below(200) }, () => personOf(random));
  for (let year = 0; year < YEARS; year += 1) {
    const boards = giveTotals(people, given, out);
    for (const sites of PLACES) {
      const here = peopleOf(people, (one) => sites.includes(one.site) && boards.includes(one.board));
      const givenOut = new GivenOut();
      for (const one of heldAgainst(out)) givenOut.add(one);
      const { counted, out: before } = givenOut.beside(here);
      const tables = newTables(counted, before, {
        ...{ planned: PLANNED, codes: CODES, familyDimension: "BOARD", audiences: AUDIENCES },
      });
      const held = tables.map(({ cells, ...table }) => ({
        ...table,
        keys: cells.flatMap((cell) => ("amounts" in cell ? [cell.key] : [])),
      }));
      out.push(outOf({ id: 0, place: "", on: "", people: here, tables: held } satisfies Held));
      given.push(...toldBy(tables, here, people.length));
    }
    const share = random.pick([0.02, 0.1, 0.3]);
    people = people.map((one) => (random.next() < share ? (random.next() < 0.5 ? null : personOf(random)) : one));
  }
  return given;
}

const personOf = (random: Random): Person => ({
  board: String(random.below(BOARDS)),
  site: random.below(4),
  age: random.pick(["young", "old", "old", "oldest"]),
  work: random.pick(["many", "many", "many", "many", "some", "some", "few"]),
  size: random.pick(SIZES),
});

/** Gives out the boards' totals that may be, each beside its own; and says of which boards there is one. */
function giveTotals(people: readonly (Person | null)[], given: Given[], out: Out[]): string[] {
  return CODES.BOARD.filter((board) => {
    const all = peopleOf(people, (one) => one.board === board);
    const tally = [...Map.groupBy(all, ({ parts }) => parts[0]?.add[1] as number)].map(([size, alike]) => ({
      ...{ persons: alike.reduce((sum, one) => sum + one.people.length, 0), add: [size] },
    }));
    const groups = all.map(({ parts, people: alike }) => ({
      ...{ family: board, people: alike, columns: [0], adds: [parts[0]?.add as number[]] },
    }));
    const total = { smallest: [10], groups };
    const [figure] = figuresOf(total, people.length);
    if (!figure) return false;
    const own = given.filter(({ name }) => name === `board ${board}`);
    const adds = (at: number) => [...own, figure].map((one) => one.adds[at]?.slice(1) ?? null);
    const each = people.map((_, at) => ({ persons: 1, adds: adds(at) }));
    const cell = { name: `board ${board}`, smallest: 10, tally };
    if (CHECKED(each, own, cell) !== null) return own.length > 0;
    given.push({ ...figure, ...cell });
    out.push(total);
    return true;
  });
}

/** Those who are there, by what they count as; each by their place in the list. Boards have parts in common, as in the hub. */
function peopleOf(people: readonly (Person | null)[], isIn: (one: Person) => boolean): People[] {
  const there = people.flatMap((one, at) => (one && isIn(one) ? [{ one, at: String(at) }] : []));
  const known = new Map<string, People["parts"]>();
  return [...Map.groupBy(there, ({ one }) => JSON.stringify(one)).values()].map((alike) => {
    const { board, age, work, size } = (alike[0] as { readonly one: Person }).one;
    const name = [age, work, size].join();
    const parts = known.get(name) ?? [{ is: { AGE: age, WORK: work }, add: [1, size] }];
    known.set(name, parts);
    return { family: board, parts, people: alike.map(({ at }) => at) };
  });
}

/** What tables tell, by nothing but their cells: of each that is out what each person adds to it. */
function toldBy(tables: readonly NewTable[], here: readonly People[], persons: number): Given[] {
  const told = new Set<string>();
  return tables.flatMap(({ smallest, dimensions, cells }) =>
    cells.flatMap((cell) => {
      const name = [...dimensions, ...cell.key].join();
      if (!("amounts" in cell) || told.has(name)) return [];
      told.add(name);
      const adds: (readonly number[] | null)[] = Array.from({ length: persons }, () => null);
      for (const { family, parts, people } of here) {
        const [part] = parts;
        if (!part || dimensions.some((dimension, at) => (part.is[dimension] ?? family) !== cell.key[at])) continue;
        for (const person of people) adds[Number(person)] = part.add;
      }
      return [{ name: "", smallest, tally: [], adds }];
    }),
  );
}

/** Figures that are out as what each person adds to them. */
const figuresOf = ({ smallest, groups }: Out, persons: number): Given[] =>
  smallest.map((fewest, column) => {
    const adds: (readonly number[] | null)[] = Array.from({ length: persons }, () => null);
    for (const group of groups) {
      const [at, slot] = [group.columns.indexOf(column), group.places?.indexOf(column) ?? -1];
      const add = group.adds[at] ?? group.own?.[slot];
      if (add) for (const person of group.people) adds[Number(person)] = add;
    }
    return { name: "", smallest: fewest, tally: [], adds };
  });
