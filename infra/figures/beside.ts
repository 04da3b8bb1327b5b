import type { Counted } from "./columns.js";
import { type Added, firstEqual } from "./equal.js";

/** People who count alike, and who they are. */
export interface People extends Pick<Counted, "family" | "parts"> {
  /** What stays with somebody from one release to the next, and is nobody else's. */
  readonly people: readonly string[];
}

/** Figures that are out, and who is in them with what. */
export interface Out {
  /** Figure by figure the fewest people that those who see it may be told of. */
  readonly smallest: readonly number[];
  /** Those who add the same; nobody is in two of them. `columns` are places in `smallest`. */
  readonly groups: readonly (Pick<People, "family" | "people"> & Added)[];
}

/** What somebody added to all figures so far: what they did last, and before that. */
interface Past extends Added {
  readonly before: Past | undefined;
  readonly family: string;
  /** Place of the first of the figures in question among all. */
  readonly first: number;
}

/** Figures that are out, one list behind the other, and what each person added to them. */
export class GivenOut {
  readonly #smallest: number[] = [];
  /** By person; those who added the same to everything have the same one. */
  readonly #past = new Map<string, Past>();

  add({ smallest, groups }: Out): void {
    for (const { family, people, columns, adds } of groups) {
      const pasts = new Map<Past | undefined, Past>();
      for (const person of people) {
        const before = this.#past.get(person);
        const past = pasts.get(before) ?? { before, family, columns, adds, first: this.#smallest.length };
        pasts.set(before, past);
        this.#past.set(person, past);
      }
    }
    for (const one of smallest) this.#smallest.push(one);
  }

  /**
   * Everybody who is counted now, or was in a figure that is out, by what they add to both.
   * @returns `counted` for `columnsOf`; `out` for `releasableTo`: the figures that are out, of those that are equal one
   */
  beside(now: readonly People[]): { readonly counted: Counted[]; readonly out: number[] } {
    const gone = new Set(this.#past.keys());
    for (const { people } of now) for (const person of people) gone.delete(person);
    const firsts = firstEqual(this.#smallest.length, new Set(this.#past.values()).values().map(addedIn));
    const kept = [...new Set(firsts)];
    const placeOf = new Map(kept.map((column, place) => [column, place]));
    const befores = new Map<Past, Added>();
    const beforeOf = (past: Past): Added => {
      const before = befores.get(past) ?? only(addedIn(past), placeOf);
      befores.set(past, before);
      return before;
    };
    const counted = now.flatMap(({ family, parts, people }) =>
      this.#byPast(people).map(([past, persons]) => ({
        ...{ persons, family, parts },
        ...(past && { before: beforeOf(past) }),
      })),
    );
    for (const [past, persons] of this.#byPast(gone)) {
      if (past) counted.push({ persons, family: past.family, parts: [], before: beforeOf(past) });
    }
    const smallest = new Map<number, number>();
    for (const [column, first] of firsts.entries()) {
      smallest.set(first, Math.max(smallest.get(first) ?? 0, this.#smallest[column] as number));
    }
    return { counted, out: kept.map((column) => smallest.get(column) as number) };
  }

  /** How many of some people added the same; undefined: nothing. */
  #byPast(people: Iterable<string>): [Past | undefined, number][] {
    const persons = new Map<Past | undefined, number>();
    for (const person of people) {
      const past = this.#past.get(person);
      persons.set(past, (persons.get(past) ?? 0) + 1);
    }
    return [...persons];
  }
}

/** All that somebody added, first things first. */
function addedIn(past: Past): Added {
  const entries: Past[] = [];
  for (let one: Past | undefined = past; one; one = one.before) entries.unshift(one);
  return {
    columns: entries.flatMap(({ first, columns }) => columns.map((column) => first + column)),
    adds: entries.flatMap(({ adds }) => adds),
  };
}

/** What was added to some of the columns, by their places among those. */
function only({ columns, adds }: Added, placeOf: ReadonlyMap<number, number>): Added {
  const kept = [...columns.keys()].filter((at) => placeOf.has(columns[at] as number));
  return {
    columns: kept.map((at) => placeOf.get(columns[at] as number) as number),
    adds: kept.map((at) => adds[at] as readonly number[]),
  };
}
