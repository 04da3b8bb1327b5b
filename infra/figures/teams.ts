import type { Alike } from "./amounts.js";
import { Directions } from "./directions.js";
import { Packing } from "./packing.js";
import type { Effort } from "./sparse.js";

/** A figure that is to be released beside others, all its measures or none. */
export interface Column {
  readonly name: string;
  /** Whether nearly all of it is one's own. */
  readonly dominated: boolean;
  /** It is told to none but those who may be told of so few, and others are not to find it; when absent, to everybody. */
  readonly within?: number;
}

/**
 * What becomes of a column: it is `OUT`; or it is of too few people; or one has nearly all of it; or beside the others that
 * are out it would tell of few.
 */
export type Verdict = "OUT" | "FEW" | "DOMINANCE" | "COMPLEMENTARY";

/** Which columns a release looks at, for whom. */
export interface Options {
  /** Fewest people that those who get to see it may be told of. */
  readonly smallest: number;
  /** So many columns, the first ones, are out already. */
  readonly out: number;
  /** Places of the columns in those of the people, in the order of release; when absent, they are the same. */
  readonly places?: readonly number[];
  /** Counted up while it is done. */
  readonly effort?: Effort;
  /**
   * Most products after which less is shown than might be, as nobody is looked for any longer; nothing, when it takes as
   * many to prove what is out. When absent, what a processor does in about a minute.
   */
  readonly most?: number;
  /** Most numbers that teams may keep of everybody, for a measure; when absent, 32 MB of them. */
  readonly kept?: number;
}

/** A region of 200,000 people at 700 boards takes less than a tenth of it. */
const MOST_PRODUCTS = 10_000_000_000;

const MOST_KEPT = 8_000_000;

/**
 * Which columns may be released, one by one in their order: all that are out can be added up and subtracted, each any
 * number of times, and every sum is of nobody or of at least `smallest` people, in each measure. Why: README.md.
 * Another order gives other columns, never more than may be.
 * @param alike everybody who is in any of the columns; with nobody in it, amounts that are to be reckoned with all the same
 * @returns column by column; undefined when no proof can be had of those that are out, and so of none beside them
 */
export function releasable(
  alike: readonly Alike[],
  columns: readonly Column[],
  {
    smallest,
    out,
    places = [...columns.keys()],
    effort = { products: 0 },
    most = MOST_PRODUCTS,
    kept = MOST_KEPT,
  }: Options,
): Verdict[] | undefined {
  const measures = alike.find(({ adds }) => adds.length > 0)?.adds[0]?.length ?? 1;
  const persons = Array.from({ length: measures }, (_, measure) => personsIn(alike, measure));
  const personsOf = (at: number) => persons.map((counts) => counts[places[at] as number] ?? 0);
  // What is of few by any measure is not shown and cannot be had: between 700 boards there are half a million such columns.
  const looked = [...columns.keys()].filter((at) => at < out || personsOf(at).some((count) => count >= smallest));
  const placeOf = new Map(looked.map((at, place) => [places[at] as number, place]));
  const wanted = { teams: smallest, columns: looked.length, effort, most, kept };
  const packings = Array.from({ length: measures }, (_, measure) => {
    return new Packing(new Directions(alike, { measure, placeOf, columns: looked.length }, effort), wanted);
  });
  const verdicts = judged(
    packings,
    looked.map((at) => ({ ...(columns[at] as Column), persons: personsOf(at) })),
    { smallest, out },
  );
  const found = verdicts && new Map(looked.map((at, place) => [at, verdicts[place] as Verdict]));
  return found && columns.map((_, at) => found.get(at) ?? "FEW");
}

/** How many people add something to each column, in one measure. */
function personsIn(alike: readonly Alike[], measure: number): number[] {
  const counts: number[] = [];
  const count = (place: number | undefined, add: readonly number[] | undefined, persons: number) => {
    if (place !== undefined && add?.[measure]) counts[place] = (counts[place] ?? 0) + persons;
  };
  const same = new Map<Alike["columns"], { readonly one: Alike; persons: number }>();
  for (const one of alike) {
    const known = same.get(one.columns) ?? { one, persons: 0 };
    same.set(one.columns, known);
    known.persons += one.persons;
    if (one.family) for (const [slot, place] of one.family.entries()) count(place, one.own?.[slot], one.persons);
  }
  for (const { one, persons } of same.values()) {
    for (const [at, place] of one.columns.entries()) count(place, one.adds[at], persons);
  }
  return counts;
}

/** A column that is looked at, and by measure how many people are in it. */
interface Looked extends Column {
  readonly persons: readonly number[];
}

/** What becomes of each column. */
function judged(
  packings: readonly Packing[],
  columns: readonly Looked[],
  { smallest, out }: Pick<Options, "smallest" | "out">,
): Verdict[] | undefined {
  for (let place = 0; place < out; place += 1) {
    if (packings.some(({ isSpent }) => isSpent) || !addToAll(packings, place)) return undefined;
  }
  const isOfFew = (place: number, measure: number) => (columns[place]?.persons[measure] as number) < smallest;
  // Of few people nothing can be had from what is out.
  const isKept = ({ within = smallest }: Column) => within < smallest;
  const secrets = columns.flatMap((one, column) =>
    one.dominated || isKept(one)
      ? packings
          .flatMap((packing, measure) => (isOfFew(column, measure) ? [] : { packing, column }))
          .filter((one) => !isKnown(one))
      : [],
  );
  return columns.map((one, place) => {
    if (place < out) return "OUT";
    if (isOfFew(place, 0)) return "FEW";
    if (one.dominated) return "DOMINANCE";
    if (isKept(one) || !addToAll(packings, place)) return "COMPLEMENTARY";
    if (!secrets.some(isKnown)) return "OUT";
    for (const packing of packings) packing.takeBack();
    return "COMPLEMENTARY";
  });
}

/** Whether a column that one has nearly all of can be had, in one measure, from those that are out. */
const isKnown = ({ packing, column }: { readonly packing: Packing; readonly column: number }) => packing.knows(column);

/** Adds a column to each measure's teams, or to none. */
function addToAll(packings: readonly Packing[], place: number): boolean {
  const failed = packings.findIndex((packing) => !packing.add(place));
  for (const packing of packings.slice(0, Math.max(failed, 0))) packing.takeBack();
  return failed === -1;
}
