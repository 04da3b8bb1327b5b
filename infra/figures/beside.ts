import type { Added, FamilyPlaces } from "./amounts.js";
import type { Counted } from "./counted.js";
import { firstEqual } from "./equal.js";

/** People who count alike, and who they are. */
export interface People extends Pick<Counted, "family" | "parts"> {
  /** What stays with somebody from one release to the next, and is nobody else's. */
  readonly people: readonly string[];
}

/** People who add the same to figures that are out. */
interface OutGroup extends Pick<People, "family" | "people">, Added {
  /** Where the figures stand that are their family's own. */
  readonly places?: FamilyPlaces;
}

/** Figures that are out, and who is in them with what. */
export interface Out {
  /** Figure by figure the fewest people that those who see it may be told of. */
  readonly smallest: readonly number[];
  /** Those who add the same; nobody is in two of them. `columns` are places in `smallest`. */
  readonly groups: readonly OutGroup[];
}

/** What somebody added to all figures so far: what they did last, and before that. The same for people of many families. */
interface Past extends Added {
  readonly before: Past | undefined;
  /** Place of the first of the figures in question among all, and of the first kind of a family's own among those. */
  readonly first: number;
  readonly slot: number;
}

/** Figures that are out, one list behind the other, and what each person added to them. */
export class GivenOut {
  readonly #smallest: number[] = [];
  /** By person; those who added the same to everything have the same one. */
  readonly #past = new Map<string, Past>();
  /** By person the family under which they were first. */
  readonly #familyOf = new Map<string, string>();
  /** By family the places of the figures that are its own, kind by kind. */
  readonly #places = new Map<string, (number | undefined)[]>();
  #slots = 0;

  add({ smallest, groups }: Out): void {
    const [first, slot] = [this.#smallest.length, this.#slots];
    const pasts = new Map<Added["columns"], Map<Past | undefined, Past>>();
    for (const group of groups) {
      this.#keepPlaces(group, { first, slot });
      const ordinary = asOrdinary(group, group.places);
      for (const person of group.people) {
        const isTheirs = (this.#familyOf.get(person) ?? group.family) === group.family;
        const { columns, adds, own }: Added = isTheirs ? group : ordinary;
        const alike = pasts.get(columns) ?? new Map<Past | undefined, Past>();
        pasts.set(columns, alike);
        const before = this.#past.get(person);
        const past = alike.get(before) ?? { before, columns, adds, ...(own && { own }), first, slot };
        alike.set(before, past);
        this.#past.set(person, past);
        if (!before) this.#familyOf.set(person, group.family);
      }
    }
    for (const one of smallest) this.#smallest.push(one);
  }

  #keepPlaces({ family, places = [] }: OutGroup, { first, slot }: Pick<Past, "first" | "slot">): void {
    if (places.length === 0) return;
    const known = this.#places.get(family) ?? [];
    this.#places.set(family, known);
    for (const [at, place] of places.entries()) known[slot + at] = place === undefined ? undefined : first + place;
    this.#slots = Math.max(this.#slots, slot + places.length);
  }

  /**
   * Everybody who is counted now, or was in a figure that is out, by what they add to both.
   * @returns `counted` for `columnsOf`; `out` for `releasableTo`: the figures that are out, of those that are equal one
   */
  beside(now: readonly People[]): { readonly counted: Counted[]; readonly out: number[] } {
    const gone = new Map(this.#familyOf);
    for (const { people } of now) for (const person of people) gone.delete(person);
    const firsts = firstEqual(this.#smallest.length, this.#everything());
    const kept = new KeptColumns([...new Set(firsts)], this.#places);
    const groups: readonly People[] = [
      ...now,
      ...[...Map.groupBy(gone.keys(), (person) => gone.get(person) as string)].map(([family, people]) => ({
        ...{ family, parts: NOTHING, people },
      })),
    ];
    const counted = groups.flatMap(({ family, parts, people }) =>
      this.#byPast(people, family).map(([past, persons]) => ({
        ...{ persons, family, parts },
        ...(past && kept.of(past, family)),
      })),
    );
    const smallest = new Map<number, number>();
    for (const [column, first] of firsts.entries()) {
      smallest.set(first, Math.max(smallest.get(first) ?? 0, this.#smallest[column] as number));
    }
    return { counted, out: kept.columns.map((column) => smallest.get(column) as number) };
  }

  /** All that is added to figures that are out: to a family's own ones apart, once for all who add the same. */
  *#everything(): Generator<Omit<Added, "own">> {
    const families = new Map<Past, Set<string>>();
    for (const [person, past] of this.#past) {
      const known = families.get(past) ?? new Set();
      families.set(past, known.add(this.#familyOf.get(person) as string));
    }
    const own = new Map<string, { readonly own: OwnAdds; readonly families: Set<string> }>();
    for (const [past, theirs] of families) {
      const added = addedIn(past);
      yield added;
      const key = JSON.stringify(added.own);
      const known = own.get(key) ?? { own: added.own, families: new Set() };
      own.set(key, known);
      for (const family of theirs) known.families.add(family);
    }
    for (const { own: adds, families: theirs } of own.values()) {
      for (const family of theirs) {
        yield asOrdinary({ columns: [], adds: [], own: adds }, this.#places.get(family));
      }
    }
  }

  /** How many of some people added the same; undefined: nothing. */
  #byPast(people: readonly string[], family: string): [Past | undefined, number][] {
    const persons = new Map<Past | undefined, number>();
    for (const person of people) {
      const past = this.#pastOf(person, family);
      persons.set(past, (persons.get(past) ?? 0) + 1);
    }
    return [...persons];
  }

  /** What somebody added, as said of people of a family; who was of another one first added nothing of its own. */
  #pastOf(person: string, family: string): Past | undefined {
    const past = this.#past.get(person);
    const first = this.#familyOf.get(person);
    if (!past || first === undefined || first === family) return past;
    return { ...asOrdinary(addedIn(past), this.#places.get(first)), before: undefined, first: 0, slot: 0 };
  }
}

/** The parts of those who are not counted any more. */
const NOTHING: People["parts"] = [];

type OwnAdds = NonNullable<Added["own"]>;

/** The same with nothing that is a family's own. */
function asOrdinary({ columns, adds, own }: Added, places: FamilyPlaces = []): Omit<Added, "own"> {
  const slots = (own ?? []).flatMap((add, slot) => {
    const place = places[slot];
    return add && place !== undefined ? [{ place, add }] : [];
  });
  if (slots.length === 0) return { columns, adds };
  return {
    columns: [...columns, ...slots.map(({ place }) => place)],
    adds: [...adds, ...slots.map(({ add }) => add)],
  };
}

/** All that somebody added, first things first. */
function addedIn(past: Past): Required<Added> {
  const entries: Past[] = [];
  for (let one: Past | undefined = past; one; one = one.before) entries.unshift(one);
  const own: (readonly number[] | undefined)[] = [];
  for (const { slot, own: adds = [] } of entries) for (const [at, add] of adds.entries()) own[slot + at] = add;
  return {
    columns: entries.flatMap(({ first, columns }) => columns.map((column) => first + column)),
    adds: entries.flatMap(({ adds }) => adds),
    own: Array.from(own), // without holes
  };
}

/** What was added to those columns that are reckoned with, by their places among them; written down once for each. */
class KeptColumns {
  readonly #placeOf: ReadonlyMap<number, number>;
  readonly #added = new Map<Past, Added>();
  readonly #families = new Map<string, FamilyPlaces>();

  constructor(
    readonly columns: readonly number[],
    private readonly places: ReadonlyMap<string, FamilyPlaces>,
  ) {
    this.#placeOf = new Map(columns.map((column, place) => [column, place]));
  }

  of(past: Past, family: string): Pick<Counted, "before" | "familyBefore"> {
    const before = this.#added.get(past) ?? this.#keptOf(past);
    this.#added.set(past, before);
    if (!before.own) return { before };
    const places = this.#families.get(family) ?? this.#placesOf(family);
    this.#families.set(family, places);
    return { before, familyBefore: places };
  }

  #keptOf(past: Past): Added {
    const { columns, adds, own } = addedIn(past);
    const kept = [...columns.keys()].filter((at) => this.#placeOf.has(columns[at] as number));
    return {
      columns: kept.map((at) => this.#placeOf.get(columns[at] as number) as number),
      adds: kept.map((at) => adds[at] as readonly number[]),
      ...(own.some((add) => add) && { own }),
    };
  }

  #placesOf = (family: string): FamilyPlaces =>
    Array.from(this.places.get(family) ?? [], (column) =>
      column === undefined ? undefined : this.#placeOf.get(column),
    );
}
