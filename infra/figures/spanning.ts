/** A sum of columns, each some times: who is in it. */
export interface Sum {
  /** Whether a direction is in it. */
  has(direction: number): boolean;
  /** Whether anybody is. */
  hasAny(): boolean;
  /** Those who may be in it, each once: who is none of them is not. */
  reach(): Int32Array;
}

/**
 * As many people as columns, whose amounts in them are independent: so they combine to anybody's amounts in them, and
 * columns can be combined so that of the team one alone is in the sum.
 */
export interface SpanningTeam {
  /** Their directions. */
  readonly members: readonly number[];
  /**
   * A column, less what the team's columns combine to for its members: nobody of the team is in that sum. If nobody else is
   * either, the column says nothing new.
   */
  beyond(column: number): Sum;
  /** Those who are tried first for a column, before all who may be `beyond`. */
  near(column: number): Iterable<number>;
  /** The sum of columns that of the team has but one member in it, and that one once. */
  aloneWith(member: number): Sum;
  /** Takes in somebody who is in what is `beyond` the team's columns, and the column with them. */
  join(member: number, column: number): void;
  /** Lets go the column that came last, and one whom it can do without then; undefined when there is none. */
  leave(): number | undefined;
  /**
   * Has others come for members who leave, for the same columns: one for one, in an order in which they can.
   * @throws Error when their amounts are not independent
   */
  exchange(steps: readonly Exchange[]): void;
}

/** Who leaves a team, and who comes for them. */
export interface Exchange {
  readonly leaves: number;
  readonly comes: number;
}
