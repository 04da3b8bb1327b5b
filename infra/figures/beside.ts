import type { Counted } from "./columns.js";
import type { Alike } from "./teams.js";

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
  readonly groups: readonly (Pick<People, "family" | "people"> & Omit<Alike, "persons">)[];
}

/**
 * Everybody who is counted now, or was in a figure that is out, by what they add to both.
 * @returns `counted` for `columnsOf`; `out` for `releasableTo`: the figures that are out, one list behind the other
 */
export function beside(
  now: readonly People[],
  out: readonly Out[],
): { readonly counted: Counted[]; readonly out: number[] } {
  const past = pastOf(out);
  const counted = now.flatMap(({ family, parts, people }) =>
    byPast(people, past).map(({ persons, before }) => ({ persons, family, parts, ...(before && { before }) })),
  );
  for (const { people } of now) for (const person of people) past.delete(person);
  const gone = [...Map.groupBy(past.keys(), (person) => (past.get(person) as Past)[0]?.family ?? "")];
  const goneCounted = gone.flatMap(([family, people]) =>
    byPast(people, past).map(({ persons, before }) => ({ persons, family, parts: [], ...(before && { before }) })),
  );
  return { counted: [...counted, ...goneCounted], out: out.flatMap(({ smallest }) => smallest) };
}

/** Of somebody the groups that they were in, in the order of what is out; `number` is each one's own. */
type Past = readonly (Out["groups"][number] & { readonly number: number })[];

/** Of everybody who was in a figure that is out, what they added; columns count through all that is out. */
function pastOf(out: readonly Out[]): Map<string, Past> {
  const past = new Map<string, Past[number][]>();
  let [first, number] = [0, 0];
  for (const { smallest, groups } of out) {
    for (const group of groups) {
      number += 1;
      const entry = { ...group, number, columns: group.columns.map((column) => first + column) };
      for (const person of group.people) {
        const entries = past.get(person);
        if (entries) entries.push(entry);
        else past.set(person, [entry]);
      }
    }
    first += smallest.length;
  }
  return past;
}

/** How many of these people added the same; `before` is absent for those who were in nothing. */
function byPast(people: readonly string[], past: ReadonlyMap<string, Past>): Pick<Counted, "persons" | "before">[] {
  const alike = Map.groupBy(people, (person) => (past.get(person) ?? []).map(({ number }) => number).join());
  return [...alike.values()].map((all) => {
    const entries = past.get(all[0] as string);
    if (!entries) return { persons: all.length };
    const before = {
      columns: entries.flatMap(({ columns }) => columns),
      adds: entries.flatMap(({ adds }) => adds),
    };
    return { persons: all.length, before };
  });
}
