import type { BoardNumber } from "../values.js";

/** Which person: a number that means somebody only together with the board that gave it. */
export interface PersonKey {
  readonly board: BoardNumber;
  readonly number: string;
}

/** Where it is noted that an answer shows something of a person. */
export interface Shown {
  /** @param level kind of data, a word of the access policy */
  note(person: PersonKey, level: string): void;
  /** How many people so far. */
  readonly count: number;
}

/** Whom an answer showed, as a reading takes it. */
export interface ShownList {
  /** Kinds of data that were shown, numbered from 0. */
  readonly levels: readonly string[];
  readonly count: number;
  /** Each person once; bit n of the number: level n. 0: only that they were looked up. */
  people(): Iterable<readonly [person: PersonKey, levels: number]>;
}

/** Levels that the bits of an integer have room for. */
const MOST_LEVELS = 31;

/** Collects whom an answer shows. Noted for each field of each person, so it keeps nothing but a bit. */
export class ShownPeople implements Shown, ShownList {
  readonly levels: string[] = [];
  readonly #boards = new Map<BoardNumber, Map<string, number>>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  note({ board, number }: PersonKey, level: string): void {
    const numbers = this.#boards.get(board) ?? this.#newBoard(board);
    const before = numbers.get(number);
    if (before === undefined) this.#count += 1;
    numbers.set(number, (before ?? 0) | this.#bitOf(level));
  }

  *people(): Generator<readonly [person: PersonKey, levels: number]> {
    for (const [board, numbers] of this.#boards) {
      for (const [number, levels] of numbers) yield [{ board, number }, levels];
    }
  }

  #newBoard(board: BoardNumber): Map<string, number> {
    const numbers = new Map<string, number>();
    this.#boards.set(board, numbers);
    return numbers;
  }

  #bitOf(level: string): number {
    let index = this.levels.indexOf(level);
    if (index < 0) index = this.levels.push(level) - 1;
    if (index >= MOST_LEVELS)
      throw new RangeError(`More than ${MOST_LEVELS} kinds of data about people in one answer.`);
    return 1 << index;
  }
}

/** A list of one person of whom nothing was shown, but who was looked up in the log itself. */
export const lookedUp = (person: PersonKey): ShownList => ({ levels: [], count: 1, people: () => [[person, 0]] });
