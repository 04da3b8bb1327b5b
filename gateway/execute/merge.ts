import { isObject, type JsonObject } from "./types.js";

/**
 * Merges an answer into what is there: objects by key, lists by index. A null never overwrites a value.
 * The target takes over parts of the source: give it a source that nobody else changes.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key in source) {
    // What objects inherit under this name all objects share: an answer must not reach it.
    if (key === "__proto__") continue;
    const next = source[key];
    const current = target[key];
    if (next === null || next === undefined) {
      if (current === undefined) target[key] = null;
    } else if (typeof current === "object" && current !== null && typeof next === "object") {
      if (current !== next) mergeValue(target, key, current, next);
    } else {
      target[key] = next;
    }
  }
}

function mergeValue(holder: JsonObject, key: string, current: object, next: object): void {
  if (Array.isArray(current) && Array.isArray(next)) mergeLists(current, next);
  else if (isObject(current) && isObject(next)) mergeInto(current, next);
  else holder[key] = next;
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index++) {
    const next = source[index];
    const current = target[index];
    if (isObject(current) && isObject(next)) {
      if (current !== next) mergeInto(current, next);
    } else if (Array.isArray(current) && Array.isArray(next)) mergeLists(current, next);
    else if (next !== null || current === undefined) target[index] = next;
  }
}

/** A deep copy of a JSON value. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key in value) if (key !== "__proto__") copy[key] = copyOf(value[key]);
  return copy;
}
