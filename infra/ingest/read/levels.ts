import { type Words, words } from "../../words.js";
import type { RowFault } from "./json-row.js";
import { prefixesOf, type RowsPath } from "./rows-path.js";

/** A row of lists within lists: the value at each level, from the outermost in; null where the list has none. */
export type Levels = readonly (object | null)[];

/** How a form writes lists and what is in them. */
export interface Nesting {
  /** What stands where a list belongs, as a list; undefined when it is none. */
  asList(value: unknown): readonly unknown[] | undefined;
  /** What each value of a list has to be. */
  readonly value: Words;
}

/**
 * The rows in a value of the outermost list, in order: one for each value of the innermost list. A value with nothing in
 * its list is a row of what stands in it and around it.
 */
export function* levelsIn(value: object, within: RowsPath["within"], nesting: Nesting): Generator<Levels | RowFault> {
  yield* deeper([value], within, nesting);
}

function* deeper(
  levels: readonly object[],
  within: RowsPath["within"],
  nesting: Nesting,
): Generator<Levels | RowFault> {
  const depth = levels.length - 1;
  const steps = within[depth];
  if (!steps) {
    yield levels;
    return;
  }
  const list = listAt(levels[depth], steps, nesting);
  if (!list) yield malformed(words(`a list at "${pathTo(within, depth)}"`, `een lijst bij "${pathTo(within, depth)}"`));
  else if (list.length === 0) yield [...levels, ...within.slice(depth).map(() => null)];
  for (const one of list ?? []) {
    if (isObject(one)) yield* deeper([...levels, one], within, nesting);
    else yield malformed(at(nesting.value, `${pathTo(within, depth)}[]`));
  }
}

const malformed = (expected: Words): RowFault => ({ code: "ROW_MALFORMED", expected });

const at = ({ en, nl }: Words, path: string): Words => words(`${en} at "${path}"`, `${nl} bij "${path}"`);

const pathTo = (within: RowsPath["within"], depth: number): string =>
  `${prefixesOf(within)[depth]}${within[depth]?.join(".")}`;

/** An empty list too where there is nothing; undefined where something else stands there, or on the way. */
function listAt(around: unknown, steps: readonly string[], { asList }: Nesting): readonly unknown[] | undefined {
  let value = around;
  for (const step of steps) {
    if (value === null || value === undefined) return [];
    if (!isObject(value)) return undefined;
    value = Object.hasOwn(value, step) ? (value as Readonly<Record<string, unknown>>)[step] : null;
  }
  return value === null || value === undefined ? [] : asList(value);
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
