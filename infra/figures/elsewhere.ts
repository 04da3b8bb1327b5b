import type { CalendarDate } from "../values.js";
import type { People } from "./beside.js";
import { type Held, lastRelease } from "./held.js";
import type { FigureStore, PublishedCell, PublishedTable } from "./store.js";

/** A cell of a table that is out: which, not what it says. */
export interface CellOut extends Pick<PublishedTable, "dimensions">, Pick<PublishedCell, "key"> {
  /** The most of the fewest people that those who see it may be told of: who may be told of fewer sees it too. */
  readonly smallest: number;
}

/** People who count alike in what others gave out, by the numbers that their family gives them. */
export interface NamedPeople extends Pick<People, "family" | "parts"> {
  readonly numbers: readonly string[];
}

/** What others gave out last of a place and a day. */
export interface CountedElsewhere {
  /** The cells that are out; none: they withhold all of it. */
  readonly cells: readonly CellOut[];
  /** Everybody who was counted; nobody where no cell is out. */
  readonly people: readonly NamedPeople[];
}

/** What others gave out of a place, `SCHEME CODE`, on a day; undefined: they have not gone through it. */
export type OutElsewhere = (place: string, on: CalendarDate) => Promise<CountedElsewhere | undefined>;

/** What other subgraphs give out, which anybody can put beside a subgraph's own. */
export interface Elsewhere {
  readonly countedIn: OutElsewhere;
  /** When the last of those that note it had gone through all that it gives out of a day; undefined: one never has, or none notes it. */
  readonly decidedAt: (on: CalendarDate) => Promise<Date | undefined>;
}

/** Somebody's number at their family, by what they are called in releases; who is erased has none. */
export type NumbersOf = (people: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What a subgraph gave out last of a place and a day. */
export async function countedIn(
  store: FigureStore,
  { place, on }: Pick<Held, "place" | "on">,
  numbersOf: NumbersOf,
): Promise<CountedElsewhere | undefined> {
  const last = await lastRelease(store, { place, on });
  if (!last) return undefined;
  const numbers = await numbersOf(last.people.flatMap(({ people }) => people));
  return {
    cells: cellsOf(last),
    people: last.people.map(({ family, parts, people }) => ({
      ...{ family, parts },
      numbers: people.flatMap((person) => numbers.get(person) ?? []),
    })),
  };
}

/** Each cell that is out once, for as many as see it. */
function cellsOf({ tables }: Held): CellOut[] {
  const cells = new Map<string, CellOut>();
  for (const { smallest, dimensions, keys } of tables.toSorted((one, other) => one.smallest - other.smallest)) {
    for (const key of keys) cells.set(JSON.stringify([dimensions, key]), { dimensions, key, smallest });
  }
  return [...cells.values()];
}
