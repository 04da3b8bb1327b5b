import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { refusal } from "./errors.js";
import { isCondition, type Selecting } from "./fields.js";

/**
 * The same selection without named fragments, conditions and what the caller may not ask: fields, and below abstract types one inline fragment per
 * concrete type, under names that cannot clash. The planner sees no other shapes. Undefined when nothing is selected.
 * @throws GraphQLError OPERATION_REFUSED beyond the budget of selections.
 */
export function flatten(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  selecting: Selecting,
): SelectionSetNode | undefined {
  const level = new Level(schema, type, selecting);
  for (const selectionSet of selectionSets) level.add(selectionSet, level.possible);
  return level.selectionSet();
}

const typenameField: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** The selections on one type: fields that all its objects have, and fields of some concrete types only. */
class Level {
  readonly possible: readonly string[];
  readonly #common = new Map<string, FieldNode[]>();
  readonly #special = new Map<string, Map<string, FieldNode[]>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly type: GraphQLCompositeType,
    private readonly selecting: Selecting,
  ) {
    this.possible = isObjectType(type) ? [type.name] : schema.getPossibleTypes(type).map(({ name }) => name);
  }

  /** Adds what a selection asks of objects of some of the possible types. */
  add({ selections }: SelectionSetNode, types: readonly string[]): void {
    for (const selection of selections) {
      if (!this.selecting.included(selection.directives)) continue;
      if (--this.selecting.budget.left < 0) throw refusal("Operation too large once its fragments are written out.");
      if (selection.kind === Kind.FIELD) {
        this.#addField(selection, types);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.selecting.fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const fitting = condition === undefined ? types : types.filter((name) => this.selecting.matches(condition, name));
      if (fitting.length > 0) this.add(fragment.selectionSet, fitting);
    }
  }

  #addField(field: FieldNode, types: readonly string[]): void {
    const { permission } = this.selecting;
    const asked = types.filter((typename) => permission.refusalOf(typename, field.name.value) === undefined);
    if (asked.length === this.possible.length && this.#isCommon(field.name.value)) {
      this.#append(this.#common, field, this.type);
      return;
    }
    for (const typename of asked) {
      const fields = this.#special.get(typename) ?? new Map<string, FieldNode[]>();
      this.#special.set(typename, fields);
      this.#append(fields, field, this.schema.getType(typename));
    }
  }

  /** Whether all objects have the field with the very same type: then it has one key for all of them. */
  #isCommon(name: string): boolean {
    if (name.startsWith("__")) return true;
    const type = fieldOf(this.type, name)?.type;
    const types = this.possible.map((typename) => fieldOf(this.schema.getType(typename), name)?.type);
    return type !== undefined && types.every((other) => String(other) === String(type));
  }

  #append(fields: Map<string, FieldNode[]>, asked: FieldNode, parent: GraphQLNamedType | undefined): void {
    const field = this.#keyed(asked, parent);
    const name = (field.alias ?? field.name).value;
    const nodes = fields.get(name);
    if (nodes) nodes.push(field);
    else fields.set(name, [field]);
  }

  #keyed(field: FieldNode, parent: GraphQLNamedType | undefined): FieldNode {
    // The shape of the answer is made from the runtime type, so that must come under its own name.
    if (field.name.value === "__typename") return typenameField;
    const type = fieldOf(parent, field.name.value)?.type;
    if (!parent || !type) return field;
    const key = this.selecting.naming.keyOf(field, parent.name, type);
    return { ...field, alias: key === field.name.value ? undefined : { kind: Kind.NAME, value: key } };
  }

  selectionSet(): SelectionSetNode | undefined {
    const fragments = [...this.#special].map(
      ([typename, fields]): InlineFragmentNode => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typename } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: this.#finish(typename, fields) },
      }),
    );
    const selections = [...this.#finish(this.type.name, this.#common), ...fragments];
    return selections.length > 0 ? { kind: Kind.SELECTION_SET, selections } : undefined;
  }

  /** One node per key, with the selections of all that were asked under it. */
  #finish(typename: string, fields: ReadonlyMap<string, readonly FieldNode[]>): FieldNode[] {
    const type = this.schema.getType(typename);
    return [...fields.values()].map((nodes) => {
      const [first] = nodes as [FieldNode, ...FieldNode[]];
      const definition = fieldOf(type, first.name.value);
      const inner = definition && getNamedType(definition.type);
      const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const directives = first.directives?.filter((directive) => !isCondition(directive));
      if (!isCompositeType(inner)) return { ...first, directives };
      const selectionSet = flatten(this.schema, inner, selectionSets, this.selecting) ?? onlyTypename;
      return { ...first, directives, selectionSet };
    });
  }
}

const fieldOf = (type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

/** Asked where every selection on an object is left out: whether the object is there still matters. */
const onlyTypename: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [typenameField] };
