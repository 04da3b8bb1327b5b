/**
 * A copy of values that holds nothing but itself: of a text that was cut out of a larger one, V8 keeps the larger one
 * alive, which is a stretch of the file. For what is kept beyond the row at hand. Lists and plain objects are copied
 * too; anything else stays what it is.
 */
export function detached<T>(value: T): T {
  if (typeof value === "string") return JSON.parse(JSON.stringify(value)) as T;
  if (Array.isArray(value)) return value.map(detached) as T;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, detached(one)])) as T;
}
