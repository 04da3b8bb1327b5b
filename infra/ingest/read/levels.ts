import { type Words, words } from "../../words.js";
import type { RowFault } from "./json-row.js";
import type { RowsPath } from "./rows-path.js";

/** A row of lists within lists: the value at each level, from the outermost in; null where the list has none. */
export type Levels = readonly (object | null)[];

/** What stands where a list belongs, as a list; undefined when it is none. */
export type AsList = (value: unknown) => readonly unknown[] | undefined;

const malformed = (expected: Words): RowFault => ({ code: "ROW_MALFORMED", expected });
const NO_OBJECT = malformed(words("an object", "een object"));
const noList = (steps: readonly string[]): RowFault => {
  const path = steps.join(".");
  return malformed(words(`a list at "${path}", or nothing`, `een lijst bij "${path}", of niets`));
};

/**
 * The rows in a value of the outermost list, in order: one for each value of the innermost list. A value with nothing in
 * its list is a row of what stands in it and around it.
 */
export function* levelsIn(value: object, within: RowsPath["within"], asList: AsList): Generator<Levels | RowFault> {
  yield* deeper([value], within, asList);
}

function* deeper(levels: readonly object[], within: RowsPath["within"], asList: AsList): Generator<Levels | RowFault> {
  const [steps, ...rest] = within;
  if (!steps) {
    yield levels;
    return;
  }
  const list = listAt(levels.at(-1), steps, asList);
  if (!list) yield noList(steps);
  else if (list.length === 0) yield [...levels, ...within.map(() => null)];
  for (const one of list ?? []) {
    if (isObject(one)) yield* deeper([...levels, one], rest, asList);
    else yield NO_OBJECT;
  }
}

function listAt(around: unknown, steps: readonly string[], asList: AsList): readonly unknown[] | undefined {
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
