import { type GraphQLEnumType, GraphQLError } from "graphql";
import { ErrorCover, kindError, nullError } from "./errors.js";
import { isObject, type JsonObject } from "./types.js";

/** The place that is being shaped, and what is known of errors. */
export interface Shaping {
  /** The location so far; entries beyond the current depth are old. */
  readonly path: (string | number)[];
  readonly errors: GraphQLError[];
  readonly incomplete: boolean;
  cover: ErrorCover | undefined;
  /** The refusals that have been reported; undefined as long as there is none. */
  refused: Set<Shape> | undefined;
  cost: number;
}

/** Shapes one value. Undefined: a null that is not allowed here, already reported, to be passed on to the parent. */
export type Shape = (value: unknown, shaping: Shaping, depth: number) => unknown;

/** A field of an answer, and how it is shaped. */
export interface ShapedField {
  /** What the client calls it. */
  readonly name: string;
  /** Where it is in the merged data. */
  readonly key: string;
  readonly shape: Shape | undefined;
  /** The name of the type, instead of a shape; empty when the type is not known. */
  readonly constant: string | undefined;
  /** What it costs for every object that has it. */
  readonly weight: number;
}

/** A value without fields, as it stands. */
export const leaf: Shape = (value) => (value === undefined || typeof value === "function" ? null : value);

/** Nothing of what the caller may not ask; the error comes where it is missed first. */
export function shapeRefused(message: string, isNullable: boolean): Shape {
  const shape: Shape = (_, shaping, depth) => {
    shaping.refused ??= new Set();
    if (!shaping.refused.has(shape)) {
      shaping.refused.add(shape);
      const path = shaping.path.slice(0, depth);
      shaping.errors.push(new GraphQLError(message, { path, extensions: { code: "FORBIDDEN" } }));
      shaping.cover = undefined;
    }
    return isNullable ? null : undefined;
  };
  return shape;
}

/** A value that the public schema does not know becomes null. */
export function shapeEnum(type: GraphQLEnumType): Shape {
  const known = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => (known.has(value) ? value : null);
}

/** A value that may not be null: a null is reported here. */
export function notNull(inner: Shape, label: string): Shape {
  return (value, shaping, depth) => {
    const shaped = inner(value, shaping, depth);
    if (shaped === null) return report(shaping, depth, label);
    return shaped;
  };
}

/** A list, item by item. */
export function shapeList(item: Shape): Shape {
  return (value, shaping, depth) => {
    if (!Array.isArray(value)) return absent(value, shaping, depth);
    const list = new Array<unknown>(value.length);
    for (let index = 0; index < value.length; index++) {
      shaping.path[depth] = index;
      const shaped = item(value[index], shaping, depth + 1);
      if (shaped === undefined) return undefined;
      list[index] = shaped;
    }
    return list;
  };
}

/** An object, field by field; it costs 1 and the weights of its fields. */
export function shapeObject(fields: readonly ShapedField[]): Shape {
  const cost = fields.reduce((sum, { weight }) => sum + weight, 1);
  return (value, shaping, depth) => {
    if (!isObject(value)) return absent(value, shaping, depth);
    shaping.cost += cost;
    const object: JsonObject = {};
    for (const { name, key, shape, constant } of fields) {
      if (shape === undefined) {
        object[name] = constant;
        continue;
      }
      shaping.path[depth] = name;
      const shaped = shape(value[key], shaping, depth + 1);
      if (shaped === undefined) return undefined;
      object[name] = shaped;
    }
    return object;
  };
}

/** Null for what is not there; also, with an error, for what is neither an object nor a list where one is to be. */
export function absent(value: unknown, shaping: Shaping, depth: number): null {
  if (value === null || value === undefined || typeof value === "function") return null;
  shaping.errors.push(kindError(shaping.path.slice(0, depth)));
  shaping.cover = undefined;
  return null;
}

/** Adds an error for the null at the current place, unless another error explains it. */
function report(shaping: Shaping, depth: number, label: string): undefined {
  if (shaping.incomplete) return undefined;
  shaping.cover ??= new ErrorCover(shaping.errors);
  if (shaping.cover.covers(shaping.path.slice(0, depth - 1))) return undefined;
  shaping.errors.push(nullError(label, shaping.path.slice(0, depth)));
  return undefined;
}
