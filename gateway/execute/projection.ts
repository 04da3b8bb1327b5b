import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import { type CostTable, weightOf } from "../budget/weights.js";
import { ErrorCover, kindError, nullError } from "./errors.js";
import { collectFields, type Selecting } from "./fields.js";
import { ownKeyOf } from "./introspection.js";
import { isObject, type JsonObject } from "./types.js";

/** Makes the client's answer out of the merged data; adds the errors of nulls that are not allowed. */
export type Project = (merged: {
  readonly data: JsonObject;
  readonly errors: GraphQLError[];
  /** Whether nulls are explained already. */
  readonly incomplete: boolean;
}) => Projected;

/** A client's answer. */
export interface Projected {
  readonly data: JsonObject | null;
  /** 1 for each object in it, the answer itself too, and the weights of their fields. */
  readonly cost: number;
}

/** The place that is being shaped, and what is known of errors. */
interface Shaping {
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
type Shape = (value: unknown, shaping: Shaping, depth: number) => unknown;

interface ShapedField {
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

/** What shaping needs to know of an operation. */
interface Projecting extends Pick<Selecting, "fragments" | "matches" | "naming" | "included" | "permission"> {
  readonly table: CostTable;
}

/** Compiles the shape of an operation's answer, for one outcome of its `@skip` and `@include`. */
export function compileProjection(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  selecting: Projecting,
): Project {
  const shapeRoot = shapeObject(new Compiler(schema, selecting).fields(root, [selectionSet]));
  return ({ data, errors, incomplete }) => {
    const shaping: Shaping = { path: [], errors, incomplete, cover: undefined, refused: undefined, cost: 0 };
    const answer = shapeRoot(data, shaping, 0);
    return { data: (answer as JsonObject | undefined) ?? null, cost: shaping.cost };
  };
}

class Compiler {
  constructor(
    readonly schema: GraphQLSchema,
    readonly selecting: Projecting,
  ) {}

  /** The fields of a type's objects, which meet some type conditions. */
  fields(
    type: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
    meets = (condition: string) => this.selecting.matches(condition, type.name),
  ): ShapedField[] {
    const known = "getFields" in type ? type.getFields() : {};
    return [...collectFields(meets, selectionSets, this.selecting)].flatMap(([name, nodes]): ShapedField[] => {
      const [first] = nodes as [FieldNode, ...FieldNode[]];
      const fieldName = first.name.value;
      if (fieldName === "__typename") {
        return [{ name, key: name, constant: isObjectType(type) ? type.name : "", shape: undefined, weight: 0 }];
      }
      const refusal = this.selecting.permission.refusalOf(type.name, fieldName);
      if (fieldName.startsWith("__")) {
        const shape = refusal === undefined ? leaf : shapeRefused(refusal, true);
        return [{ name, key: ownKeyOf(name), constant: undefined, shape, weight: 0 }];
      }
      const field = known[fieldName];
      if (!field) return [];
      if (refusal !== undefined) {
        return [
          { name, key: name, constant: undefined, shape: shapeRefused(refusal, !isNonNullType(field.type)), weight: 0 },
        ];
      }
      const key = this.selecting.naming.keyOf(first, type.name, field.type);
      const label = `${type.name}.${fieldName}`;
      const weight = weightOf(this.selecting.table, label, field);
      return [{ name, key, constant: undefined, shape: this.shape(field.type, nodes, label), weight }];
    });
  }

  /** The shape that objects of every possible type have; null where their selections differ. */
  private common(type: GraphQLAbstractType, selectionSets: readonly SelectionSetNode[]): Shape {
    const [first, ...others] = this.schema.getPossibleTypes(type).map(({ name }) => {
      const meets = (condition: string) => this.selecting.matches(condition, name);
      return { meets, fields: collectFields(meets, selectionSets, this.selecting) };
    });
    if (first && others.some(({ fields }) => !sameFields(first.fields, fields))) return () => null;
    // An interface may have no types in the supergraph at all: then it is read as it stands.
    const fields = this.fields(type, selectionSets, first?.meets);
    return fields.some(({ constant }) => constant === "") ? () => null : shapeObject(fields);
  }

  shape(type: GraphQLOutputType, nodes: readonly FieldNode[], label: string): Shape {
    if (isNonNullType(type)) return notNull(this.inner(type.ofType, nodes, label), label);
    const inner = this.inner(type, nodes, label);
    if (inner === leaf) return leaf;
    return (value, shaping, depth) => inner(value, shaping, depth) ?? null;
  }

  /** The shape without regard to null: null when there is no value, undefined to pass a null on. */
  private inner(type: GraphQLOutputType, nodes: readonly FieldNode[], label: string): Shape {
    if (isListType(type)) return shapeList(this.shape(type.ofType, nodes, label));
    if (isEnumType(type)) return shapeEnum(type);
    if (!isCompositeType(type)) return leaf;
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (isAbstractType(type)) return this.abstract(type, selectionSets);
    return shapeObject(this.fields(type as GraphQLObjectType, selectionSets));
  }

  /** Chooses by `__typename`. An object that does not tell its type is null, unless all types have the same fields. */
  private abstract(type: GraphQLAbstractType, selectionSets: readonly SelectionSetNode[]): Shape {
    const shapes = new Map<unknown, Shape>();
    const choose = (typename: unknown): Shape => {
      if (typename === undefined || typename === type.name) return this.common(type, selectionSets);
      const runtime = this.schema.getType(String(typename));
      if (!isObjectType(runtime) || !this.selecting.matches(type.name, runtime.name)) return () => null;
      return shapeObject(this.fields(runtime, selectionSets));
    };
    return (value, shaping, depth) => {
      if (!isObject(value)) return absent(value, shaping, depth);
      const typename = value.__typename;
      let shape = shapes.get(typename);
      if (!shape) {
        shape = choose(typename);
        if (shapes.size < 1_000) shapes.set(typename, shape);
      }
      return shape(value, shaping, depth);
    };
  }
}

function sameFields(left: ReadonlyMap<string, FieldNode[]>, right: ReadonlyMap<string, FieldNode[]>): boolean {
  if (left.size !== right.size) return false;
  return [...left].every(([name, nodes]) => {
    const others = right.get(name);
    return others?.length === nodes.length && nodes.every((node, index) => node === others[index]);
  });
}

const leaf: Shape = (value) => (value === undefined || typeof value === "function" ? null : value);

/** Nothing of what the caller may not ask; the error comes where it is missed first. */
function shapeRefused(message: string, isNullable: boolean): Shape {
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
function shapeEnum(type: GraphQLEnumType): Shape {
  const known = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => (known.has(value) ? value : null);
}

function notNull(inner: Shape, label: string): Shape {
  return (value, shaping, depth) => {
    const shaped = inner(value, shaping, depth);
    if (shaped === null) return report(shaping, depth, label);
    return shaped;
  };
}

function shapeList(item: Shape): Shape {
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

function shapeObject(fields: readonly ShapedField[]): Shape {
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
function absent(value: unknown, shaping: Shaping, depth: number): null {
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
