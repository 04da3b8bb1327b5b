import type { FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { isObject, type JsonObject, type TypeMatch } from "./types.js";

/** Where a value lies in the client's answer: response names and list positions. */
export type Location = readonly (string | number)[];

/** Visits every object that a path of the plan leads to. */
export type Walk = (value: unknown, visit: (object: JsonObject) => void) => void;

/** Compiles a path of fields, lists (`@`) and type conditions to one closure. Lists without an `@` are entered too. */
export function compilePath(path: readonly FlattenNodePathSegment[], matches: TypeMatch): Walk {
  let walk: Walk = (value, visit) => {
    if (isObject(value)) visit(value);
    else if (Array.isArray(value)) for (const item of value) walk(item, visit);
  };
  for (const segment of path.toReversed()) walk = compileSegment(segment, walk, matches);
  return walk;
}

function compileSegment(segment: FlattenNodePathSegment, next: Walk, matches: TypeMatch): Walk {
  if (segment === "@") {
    return (value, visit) => {
      if (Array.isArray(value)) for (const item of value) next(item, visit);
    };
  }
  const enter: Walk =
    "Field" in segment
      ? (value, visit) => next((value as JsonObject)[segment.Field], visit)
      : (value, visit) => {
          if (fits(value as JsonObject, segment.TypeCondition, matches)) next(value, visit);
        };
  const walk: Walk = (value, visit) => {
    if (isObject(value)) enter(value, visit);
    else if (Array.isArray(value)) for (const item of value) walk(item, visit);
  };
  return walk;
}

function fits({ __typename }: JsonObject, conditions: readonly string[], matches: TypeMatch): boolean {
  return typeof __typename !== "string" || conditions.some((condition) => matches(condition, __typename));
}

/** Visits the same objects as the compiled path, each with its location: slower, for errors only. */
export function locate(
  value: unknown,
  path: readonly FlattenNodePathSegment[],
  matches: TypeMatch,
  visit: (object: JsonObject, location: Location) => void,
  location: Location = [],
): void {
  const [segment, ...rest] = path;
  if (Array.isArray(value)) {
    const inner = segment === "@" ? rest : path;
    value.forEach((item, index) => {
      locate(item, inner, matches, visit, [...location, index]);
    });
  } else if (isObject(value)) {
    if (segment === undefined) visit(value, location);
    else if (segment === "@") return;
    else if ("Field" in segment) locate(value[segment.Field], rest, matches, visit, [...location, segment.Field]);
    else if (fits(value, segment.TypeCondition, matches)) locate(value, rest, matches, visit, location);
  }
}
