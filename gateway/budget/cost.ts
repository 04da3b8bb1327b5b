import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { type Argument, argumentOf, asInt } from "./arguments.js";
import { type ListLength, lengthOf, type Parts, partsOf } from "./lengths.js";
import { type CostTable, weightOf } from "./weights.js";

type Variables = Readonly<Record<string, unknown>>;

/** What an operation costs at most, with these variables. */
export type Cost = (variables: Variables) => number;

/** What is selected at one place costs at most, where there are so many objects. */
type Estimate = (objects: number, variables: Variables) => number;

/** An operation itself: nothing is free. */
const OPERATION = 1;
/** A question about the schema. */
const INTROSPECTION = 100;
/** A page whose size nobody says. */
const UNKNOWN_PAGE = 100;

/** What compiling a cost needs to know. */
export interface Costing {
  readonly schema: GraphQLSchema;
  readonly table: CostTable;
  /** What the arguments of a field above say of a list below it. */
  readonly parts?: Parts | undefined;
}

/**
 * Compiles what an operation costs at most: 1 for each object that it may give and each row that is read for it, and the
 * weights of fields. Sizes of pages come from the variables, so that the same function serves all of them.
 * @param asked the operation as `flatten` writes it out; undefined when nothing is asked of subgraphs
 */
export function compileCost(
  costing: Costing,
  root: GraphQLCompositeType,
  asked: SelectionSetNode | undefined,
  introspects: boolean,
): Cost {
  const fixed = OPERATION + (introspects ? INTROSPECTION : 0);
  const estimate = asked && selected(costing, root, asked);
  return (variables) => Math.ceil(fixed + (estimate ? estimate(1, variables) : 0));
}

/** Fields of all objects of a type, and of its concrete types the dearest. */
function selected(costing: Costing, type: GraphQLNamedType, { selections }: SelectionSetNode): Estimate {
  const common = selections.flatMap((one) => (one.kind === Kind.FIELD ? (fieldCost(costing, type, one) ?? []) : []));
  const special = selections.flatMap((one) => {
    const concrete = one.kind === Kind.INLINE_FRAGMENT && costing.schema.getType(one.typeCondition?.name.value ?? "");
    return concrete ? [selected(costing, concrete, one.selectionSet)] : [];
  });
  return (objects, variables) => {
    let sum = 0;
    for (const cost of common) sum += cost(objects, variables);
    let dearest = 0;
    for (const cost of special) dearest = Math.max(dearest, cost(objects, variables));
    return sum + dearest;
  };
}

function fieldCost(costing: Costing, parent: GraphQLNamedType, node: FieldNode): Estimate | undefined {
  const field = fieldOf(parent, node);
  if (!field) return undefined;
  const coordinate = `${parent.name}.${field.name}`;
  const weight = weightOf(costing.table, coordinate, field);
  const parts = partsOf(costing.table, coordinate, field, node) ?? costing.parts;
  const inner = given({ ...costing, parts }, coordinate, field, node);
  if (!inner) return weight === 0 ? undefined : (objects) => objects * weight;
  return (objects, variables) => objects * weight + inner(objects, variables);
}

/** What the objects that a field gives cost, and the items of a list; undefined for a plain value. */
function given(
  costing: Costing,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Estimate | undefined {
  const type = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const pageSize = pageSizeOf(field, node);
  if (pageSize && !isList && isCompositeType(type)) return page(costing, type, node, pageSize);
  const item = isCompositeType(type) ? object(costing, type, node) : isList ? values : undefined;
  if (!item || !isList) return item;
  const length: ListLength = lengthOf(costing, coordinate, field, node);
  // One beside: the row that tells that there are too many.
  return (parents, variables) => {
    const size = pageSize?.(variables);
    const { items, weight } = size === undefined ? length(parents, variables) : { items: parents * size, weight: 0 };
    return 1 + weight + item(items, variables);
  };
}

/** Plain values cost as much as there are. */
const values: Estimate = (items) => items;

function object(costing: Costing, type: GraphQLCompositeType, { selectionSet }: FieldNode): Estimate {
  const inner = selectionSet && selected(costing, type, selectionSet);
  return (objects, variables) => objects + (inner ? inner(objects, variables) : 0);
}

/** A page costs itself, and its items whether or not they are shown: they are read. */
function page(costing: Costing, type: GraphQLCompositeType, { selectionSet }: FieldNode, pageSize: PageSize): Estimate {
  const fields = (selectionSet?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
  const isItems = (node: FieldNode) => isListType(getNullableType(fieldOf(type, node)?.type));
  const items = fields.flatMap((node) => {
    const item = isItems(node) && getNamedType(fieldOf(type, node)?.type);
    return isCompositeType(item) ? [object(costing, item, node)] : [];
  });
  const others = fields.flatMap((node) => (isItems(node) ? [] : (fieldCost(costing, type, node) ?? [])));
  return (pages, variables) => {
    const read = pages * (pageSize(variables) ?? UNKNOWN_PAGE);
    const shown = items.reduce((sum, cost) => sum + cost(read, variables), 0);
    return others.reduce((sum, cost) => sum + cost(pages, variables), pages + Math.max(read, shown));
  };
}

/** How many items are asked for; undefined when that is left to the subgraph. */
type PageSize = Argument<number>;

const pageSizeOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): PageSize | undefined =>
  argumentOf(field, node, "first", sizeOf);

/** A negative size is the subgraph's to refuse. */
const sizeOf = (value: unknown): number | undefined => {
  const size = asInt(value);
  return size === undefined ? undefined : Math.max(0, size);
};

const fieldOf = (type: GraphQLNamedType, { name }: FieldNode): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
