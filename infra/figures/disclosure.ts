import { directionOf, Span } from "./span.js";

/** People who add the same to each of a list of figures. */
export interface Group {
  readonly persons: number;
  /** Figure by figure, in the order of the list: what each of them adds, a whole number per measure; null: not in it. */
  readonly adds: readonly (readonly number[] | null)[];
}

/** Equal amounts up to a factor, and how many people have them. */
interface Direction {
  readonly entries: readonly number[];
  persons: number;
}

/**
 * Whether figures tell nothing of fewer people than `smallest`, however they are added up and subtracted, each any number
 * of times: every combination either comes to nought for everybody, or at least `smallest` people add to it.
 * Sufficient, not necessary: a true answer is proof, a false one may be caution. Why it is proof: README.md.
 */
export function tellsOfEnough(groups: readonly Group[], smallest: number): boolean {
  const measures = groups.flatMap(({ adds }) => adds).find((add) => add !== null)?.length ?? 0;
  const heads = groups.map(({ persons, adds }) => ({ persons, amounts: adds.map((add) => (add ? 1 : 0)) }));
  const each = Array.from({ length: measures }, (_, measure) =>
    groups.map(({ persons, adds }) => ({ persons, amounts: adds.map((add) => add?.[measure] ?? 0) })),
  );
  return [heads, ...each].every((people) => hasSpanningTeams(directionsOf(people), smallest));
}

function directionsOf(people: readonly { persons: number; amounts: readonly number[] }[]): Direction[] {
  const directions = new Map<string, Direction>();
  for (const { persons, amounts } of people) {
    const entries = directionOf(amounts);
    if (!entries) continue;
    const key = entries.join();
    const known = directions.get(key);
    if (known) known.persons += persons;
    else directions.set(key, { entries, persons });
  }
  return [...directions.values()];
}

/**
 * Whether so many teams can be made, nobody in two of them, that the amounts of each team's members combine to those of
 * everyone. Teams are picked from the largest directions first; equal ones at once, as often as their smallest allows.
 */
function hasSpanningTeams(directions: readonly Direction[], teams: number): boolean {
  const rank = spanOf(directions).length;
  let made = 0;
  while (rank > 0 && made < teams) {
    const left = directions.filter(({ persons }) => persons > 0).sort((one, other) => other.persons - one.persons);
    const team = spanOf(left);
    if (team.length < rank) return false;
    const times = Math.min(teams - made, ...team.map(({ persons }) => persons));
    for (const direction of team) direction.persons -= times;
    made += times;
  }
  return true;
}

/** The first of the directions that all the others are combinations of. */
function spanOf(directions: readonly Direction[]): Direction[] {
  const span = new Span();
  return directions.filter(({ entries }) => span.add(entries));
}
