import type { Directions } from "./directions.js";
import type { Exchange, SpanningTeam, Sum } from "./spanning.js";
import type { Effort } from "./sparse.js";
import { Everybody, Tableau } from "./tableau.js";
import { Triangles } from "./triangles.js";

/** Somebody who leaves a team for somebody else, and where they go: to `next`'s place, or where people are wanted. */
interface Step {
  readonly team: SpanningTeam;
  /** Their direction. */
  readonly leaves: number;
  readonly next: Step | undefined;
}

/** Part of the most products that may be spent on looking for people to fetch. */
const SEARCHING = 0.03;

/** How many teams of whom are looked for. */
interface Wanted {
  readonly teams: number;
  /** Number of all columns that there are. */
  readonly columns: number;
  /** What it took so far. */
  readonly effort: Effort;
  /** Most products; after `SEARCHING` of them nobody is fetched out of another team any more. */
  readonly most: number;
  /** Most numbers that teams may keep of everybody. */
  readonly kept: number;
}

/**
 * Teams of people, nobody in two, each of which combines to everybody's amounts in the columns that were added. A column
 * is refused only when no such teams exist, or it takes too long to find them: whoever is wanted in one team is fetched out
 * of another that can do without.
 */
export class Packing {
  readonly #teams: readonly SpanningTeam[];
  /** Whether each column that was added made the teams grow, or was a combination of those before. */
  readonly #grew: boolean[] = [];
  /** Directions of people of whom so many sums are out that another one of them alone would be one too many. */
  readonly #used: ReadonlySet<number>[] = [];
  /** Products that it took to look for people to fetch. */
  #searched = 0;

  /** @param directions of all people; who is `free` is counted down here */
  constructor(
    private readonly directions: Directions,
    private readonly wanted: Wanted,
  ) {
    const { teams, columns, effort, kept } = wanted;
    const isSmall = teams * columns * (directions.all.length + columns) <= kept;
    const everybody = isSmall ? new Everybody(directions, columns) : undefined;
    this.#teams = Array.from({ length: teams }, () =>
      everybody ? new Tableau(everybody, effort) : new Triangles(directions, columns, effort),
    );
  }

  /** Whether it took as much as it may. */
  get isSpent(): boolean {
    return this.wanted.effort.products > this.wanted.most;
  }

  /** Whether a column is a combination of those that were added: then it says nothing new. */
  knows(column: number): boolean {
    return !(this.#teams[0] as SpanningTeam).beyond(column).hasAny();
  }

  /** Adds a column; false, and nothing is added, when there cannot be so many teams. */
  add(column: number): boolean {
    const grows = !this.knows(column);
    if (grows) {
      if (this.#teams.some((team) => this.#isOfUsed(team.beyond(column)))) return false;
      const failed = this.#teams.findIndex((team) => !this.#grow(team, column));
      if (failed !== -1) {
        for (const team of this.#teams.slice(0, failed)) this.#shrink(team);
        return false;
      }
    }
    this.#grew.push(grows);
    return true;
  }

  /**
   * Whether a sum is of fewer people than there are teams, or of none but people who were found to be used up: with it
   * there cannot be as many teams. Most columns that are refused are found so, for a thousandth of what it takes to look
   * for teams in vain.
   */
  #isOfUsed(sum: Sum): boolean {
    const reached = sum.reach();
    let persons = 0;
    for (const direction of reached) {
      if (sum.has(direction)) persons += this.directions.persons[direction] as number;
      if (persons >= this.wanted.teams) break;
    }
    if (persons < this.wanted.teams) return true;
    return this.#used.some((used) => !reached.some((direction) => !used.has(direction) && sum.has(direction)));
  }

  /** Takes back the column that was added last. */
  takeBack(): void {
    if (this.#grew.pop()) for (const team of this.#teams) this.#shrink(team);
  }

  #shrink(team: SpanningTeam): void {
    const member = team.leave();
    if (member !== undefined) this.#free(member, 1);
  }

  /** Gives a team the column and somebody for it; false when there is nobody. */
  #grow(team: SpanningTeam, column: number): boolean {
    const sum = team.beyond(column);
    const member = this.#freeIn(sum, team.near(column)) ?? this.#freeIn(sum) ?? this.#fetch(sum);
    if (member === undefined) return false;
    team.join(member, column);
    return true;
  }

  /** Takes one of the free people who are in a sum of columns. */
  #freeIn(sum: Sum, among: Iterable<number> = sum.reach()): number | undefined {
    const { free } = this.directions;
    for (const direction of among) {
      if (free[direction] === 0 || !sum.has(direction)) continue;
      this.#free(direction, -1);
      return direction;
    }
    return undefined;
  }

  #free(direction: number, more: 1 | -1): void {
    this.directions.free[direction] = (this.directions.free[direction] as number) + more;
  }

  /**
   * Somebody out of another team who is in a sum of columns: by the fewest exchanges that end with somebody free, each of
   * which leaves a team what it was. Source: augmenting paths of a matroid partition, Edmonds 1968. If there are none, all
   * who were met are used up: of them there are as many sums as leave too few for another.
   */
  #fetch(sum: Sum): number | undefined {
    const began = this.wanted.effort.products;
    const waiting = new Map(this.#teams.map((team) => [team, [...team.members]]));
    const steps = this.#stepsTo(sum, undefined, waiting);
    let found: number | undefined;
    for (const step of steps) {
      if (this.#searched + this.wanted.effort.products - began > this.wanted.most * SEARCHING) break;
      const alone = step.team.aloneWith(step.leaves);
      const free = this.#freeIn(alone);
      if (free !== undefined) {
        found = exchange(free, step);
        break;
      }
      steps.push(...this.#stepsTo(alone, step, waiting));
      if (step === steps.at(-1)) this.#used.push(new Set(steps.map(({ leaves }) => leaves)));
    }
    this.#searched += this.wanted.effort.products - began;
    return found;
  }

  /** Whoever of those who wait in the teams is in a sum of columns; they wait no longer. */
  #stepsTo(sum: Sum, next: Step | undefined, waiting: Map<SpanningTeam, number[]>): Step[] {
    const steps: Step[] = [];
    for (const [team, members] of waiting) {
      const stay: number[] = [];
      for (const leaves of members) {
        if (sum.has(leaves)) steps.push({ team, leaves, next });
        else stay.push(leaves);
      }
      waiting.set(team, stay);
    }
    return steps;
  }
}

/** Has somebody free take the place of who leaves, and so on; gives who is left over. */
function exchange(free: number, first: Step): number {
  const steps = new Map<SpanningTeam, Exchange[]>();
  let comes = free;
  for (let step: Step | undefined = first; step; step = step.next) {
    const { team, leaves } = step;
    // Who comes first is farthest from where people are wanted: as ways are shortest, the others' places are not theirs.
    steps.set(team, [...(steps.get(team) ?? []), { leaves, comes }]);
    comes = leaves;
  }
  for (const [team, exchanged] of steps) team.exchange(exchanged);
  return comes;
}
