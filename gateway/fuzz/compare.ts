import type { ExecutionResult } from "graphql";

/**
 * What differs between two answers; undefined when they agree.
 * Data must be the same text, keys in the same order. Errors must explain the same nulls: engines may report more or
 * fewer of the errors below one null, since siblings of a failed field need not be finished.
 */
export function difference(expected: ExecutionResult, actual: ExecutionResult): string | undefined {
  const [left, right] = [expected, actual].map(({ data }) => JSON.stringify(data) ?? "undefined");
  if (right === "undefined") return `refused: ${actual.errors?.map(({ message }) => message).join(" | ")}`;
  if (left !== right) return `data\n  expected ${left}\n  actual   ${right}`;
  const [wanted, given] = [expected, actual].map(landings);
  if (wanted !== given) return `errors\n  expected ${wanted}\n  actual   ${given}\n  in ${left}`;
  return undefined;
}

/** The places where errors made the data null. */
function landings({ data, errors }: ExecutionResult): string {
  const places = (errors ?? []).map(({ path, message }) => {
    if (!path) return `without a path: ${message}`;
    let value: unknown = data;
    const place: (string | number)[] = [];
    for (const key of path) {
      if (value === null || value === undefined) break;
      value = (value as Record<string | number, unknown>)[key];
      place.push(key);
    }
    return `${place.join(".")}${value === null || value === undefined ? "" : " (not null)"}`;
  });
  return [...new Set(places)].sort().join(" | ");
}
