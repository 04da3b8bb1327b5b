import type { ClientBase } from "pg";
import type { PersonKey } from "../audit/shown.js";
import type { BoardNumber, CalendarDate } from "../values.js";
import type { Words } from "../words.js";

/** What a part of the hub holds about somebody, as it is shown to them. */
export interface PersonalSection {
  readonly title: Words;
  /** What each column is called, in the order in which they are shown. */
  readonly columns: Readonly<Record<string, Words>>;
  /** Null: nothing is known. */
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
  /** Runs that brought the rows. */
  readonly runs: readonly number[];
}

/** Where the time of a rule ends: what was over on this day or before goes. */
export interface Until {
  readonly day: CalendarDate;
  /** The last run of the board that had ended by then; 0: none had. */
  readonly runId: number;
}

/**
 * What a subgraph knows of people, for their rights and for the end of their data's time. Everything is asked in a
 * transaction, under the subgraph's own role, with the rows of one board in reach.
 */
export interface Privacy {
  /** Numbers of all the people of whom it holds anything, each once, in any order. */
  people(client: ClientBase, board: BoardNumber): Promise<readonly string[]>;
  /** All it holds about somebody, what was superseded too; empty when there is nothing. */
  describe(client: ClientBase, person: PersonKey): Promise<readonly PersonalSection[]>;
  /**
   * Takes away every row about people, superseded ones too, and empties what names them in rows about others. Gives the
   * number of rows. In a run, whose number the setting `hub.run_id` has.
   */
  erase(client: ClientBase, board: BoardNumber, numbers: readonly string[]): Promise<number>;
  /** By the name of a rule: the numbers of people whose time is over. They are erased in all of the hub. */
  readonly expired?: Readonly<
    Record<string, (client: ClientBase, board: BoardNumber, until: Until) => Promise<readonly string[]>>
  >;
  /** By the name of a rule: takes away rows whose time is over, but for people on hold. Gives the number of rows. */
  readonly sweep?: Readonly<
    Record<string, (client: ClientBase, board: BoardNumber, until: Until, held: readonly string[]) => Promise<number>>
  >;
}
