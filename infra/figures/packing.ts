import { dot, type Effort, type Sparse } from "./sparse.js";
import { Team } from "./team.js";

/** Amounts that are equal up to a factor, how many people have them, and how many of these are in no team. */
export interface Direction extends Sparse {
  persons: number;
  free: number;
}

/** Somebody who leaves a team for somebody else, and where they go: to `next`'s place, or where people are wanted. */
interface Step {
  readonly team: Team<Direction>;
  readonly leaves: Direction;
  readonly next: Step | undefined;
}

/**
 * Most products after which nobody is fetched out of another team any more: some seconds of one processor. What is left is
 * then refused wherever nobody free is found, which tells less than might be told, never more.
 */
const MOST_PRODUCTS = 300_000_000;

/**
 * Teams of people, nobody in two, each of which combines to everybody's amounts in the columns that were added. A column
 * is refused only when no such teams exist, or it takes too long to find them: whoever is wanted in one team is fetched out
 * of another that can do without.
 */
export class Packing {
  readonly #teams: readonly Team<Direction>[];
  /** What it took so far. */
  readonly effort: Effort = { products: 0 };
  /** Of each column the people in it, as they stand in `directions`. */
  readonly #inColumn: readonly Direction[][];
  /** Whether each column that was added made the teams grow, or was a combination of those before. */
  readonly #grew: boolean[] = [];

  /** @param directions of all people, those with the most people first; who is `free` is counted down here */
  constructor(
    private readonly directions: readonly Direction[],
    private readonly options: { readonly teams: number; readonly columns: number },
  ) {
    this.#teams = Array.from({ length: options.teams }, () => new Team(options.columns, this.effort));
    this.#inColumn = Array.from({ length: options.columns }, () => []);
    for (const direction of directions.toReversed())
      for (const place of direction.places) this.#inColumn[place]?.push(direction);
  }

  /** Whether a column is a combination of those that were added: then it says nothing new. */
  knows(column: number): boolean {
    const factors = this.#teams[0]?.beyond(column) ?? [];
    const isIn = (direction: Direction) => this.#isIn(factors, direction);
    return !this.#inColumn[column]?.some(isIn) && !this.#reach(factors).some(isIn);
  }

  /** Adds a column; false, and nothing is added, when there cannot be so many teams. */
  add(column: number): boolean {
    const grows = !this.knows(column);
    if (grows) {
      if (this.#tellsOfFew(column)) return false;
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
   * Whether, with the column, a sum would be out of fewer people than there are teams: so there cannot be as many. Most
   * columns that are refused are found so, for a thousandth of what it takes to look for teams in vain.
   */
  #tellsOfFew(column: number): boolean {
    return this.#teams.some((team) => {
      const factors = team.beyond(column);
      let persons = 0;
      for (const direction of this.#reach(factors)) {
        if (this.#isIn(factors, direction)) persons += direction.persons;
        if (persons >= this.options.teams) return false;
      }
      return true;
    });
  }

  /** Takes back the column that was added last. */
  takeBack(): void {
    if (this.#grew.pop()) for (const team of this.#teams) this.#shrink(team);
  }

  #shrink(team: Team<Direction>): void {
    const member = team.leave();
    if (member) member.free += 1;
  }

  /** Gives a team the column and somebody for it; false when there is nobody. */
  #grow(team: Team<Direction>, column: number): boolean {
    const factors = team.beyond(column);
    const member = this.#freeIn(factors, this.#inColumn[column]) ?? this.#freeIn(factors) ?? this.#fetch(factors);
    if (!member) return false;
    team.join(member, column);
    return true;
  }

  /** Those who may be in a sum of columns: who is in none of them is not. Few where the columns are of few. */
  #reach(factors: readonly number[]): readonly Direction[] {
    const lists = this.#inColumn.filter((_, column) => factors[column] !== 0);
    const length = lists.reduce((sum, list) => sum + list.length, 0);
    return length < this.directions.length ? [...new Set(lists.flat())] : this.directions;
  }

  /** Takes one of the free people who are in a sum of columns. */
  #freeIn(factors: readonly number[], among = this.#reach(factors)): Direction | undefined {
    const direction = among.find((one) => one.free > 0 && this.#isIn(factors, one));
    if (direction) direction.free -= 1;
    return direction;
  }

  /**
   * Somebody out of another team who is in a sum of columns: by the fewest exchanges that end with somebody free, each of
   * which leaves a team what it was. Source: augmenting paths of a matroid partition, Edmonds 1968.
   */
  #fetch(factors: readonly number[]): Direction | undefined {
    if (this.effort.products > MOST_PRODUCTS) return undefined;
    const steps = this.#stepsTo(factors, undefined, new Map());
    const seen = new Map(this.#teams.map((team) => [team, new Set<Direction>()]));
    for (const { team, leaves } of steps) seen.get(team)?.add(leaves);
    for (const step of steps) {
      const alone = step.team.aloneWith(step.leaves);
      const free = this.#freeIn(alone);
      if (free) return exchange(free, step);
      const more = this.#stepsTo(alone, step, seen);
      for (const { team, leaves } of more) seen.get(team)?.add(leaves);
      steps.push(...more);
    }
    return undefined;
  }

  /** Whoever of the teams, but those that were seen already, is in a sum of columns. */
  #stepsTo(
    factors: readonly number[],
    next: Step | undefined,
    seen: ReadonlyMap<Team<Direction>, ReadonlySet<Direction>>,
  ): Step[] {
    return this.#teams.flatMap((team) =>
      team.members
        .filter((leaves) => !seen.get(team)?.has(leaves) && this.#isIn(factors, leaves))
        .map((leaves) => ({ team, leaves, next })),
    );
  }

  #isIn(factors: readonly number[], direction: Direction): boolean {
    return dot(factors, direction, this.effort) !== 0;
  }
}

/** Has somebody free take the place of who leaves, and so on; gives who is left over. */
function exchange(free: Direction, first: Step): Direction {
  const changed = new Map<Team<Direction>, Set<Direction>>();
  let comes = free;
  for (let step: Step | undefined = first; step; step = step.next) {
    const members = changed.get(step.team) ?? new Set(step.team.members);
    members.delete(step.leaves);
    members.add(comes);
    changed.set(step.team, members);
    comes = step.leaves;
  }
  for (const [team, members] of changed) team.replace([...members]);
  return comes;
}
