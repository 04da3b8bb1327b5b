import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLError,
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
import { collectFields, type Selecting } from "./fields.js";
import { ownKeyOf } from "./introspection.js";
import {
  absent,
  leaf,
  notNull,
  type Shape,
  type ShapedField,
  type Shaping,
  shapeEnum,
  shapeList,
  shapeObject,
  shapeRefused,
} from "./shapes.js";
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
