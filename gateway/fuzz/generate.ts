import {
  type DirectiveNode,
  type DocumentNode,
  doTypesOverlap,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { Chance } from "./random.js";
import { nameNode, Values } from "./values.js";

/** One random request. */
export interface Sample {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ALIASES = ["a", "b", "x", "name", "title"];

/** Makes one random request; most are valid, the caller validates. */
export const generate = (schema: GraphQLSchema, seed: number): Sample =>
  new Generator(schema, new Chance(seed)).sample();

class Generator {
  readonly #fragments: FragmentDefinitionNode[] = [];
  readonly #values: Values;
  readonly #composites: readonly GraphQLCompositeType[];
  /** Selections that may still be made: bounds the size. */
  #budget: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly chance: Chance,
  ) {
    this.#values = new Values(chance);
    this.#composites = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith("__"),
    );
    this.#budget = chance.between(4, 45);
  }

  sample(): Sample {
    const operation = this.chance.happens(0.1) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
    const root = this.schema.getRootType(operation) as GraphQLCompositeType;
    const selectionSet = this.#selectionSet(root, 6);
    const definition = {
      kind: Kind.OPERATION_DEFINITION,
      operation,
      variableDefinitions: this.#values.definitions,
      selectionSet,
    } as const;
    return {
      document: { kind: Kind.DOCUMENT, definitions: [definition, ...this.#fragments] },
      variables: this.#values.inputs,
    };
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): SelectionSetNode {
    const selections: SelectionNode[] = [];
    const wanted = this.chance.between(1, 4);
    for (let count = 0; count < wanted; count++) {
      const selection = this.#selection(type, depth, selections);
      if (selection) selections.push(selection);
    }
    if (selections.length === 0) selections.push(fieldNode("__typename"));
    return { kind: Kind.SELECTION_SET, selections };
  }

  #selection(type: GraphQLCompositeType, depth: number, earlier: readonly SelectionNode[]): SelectionNode | undefined {
    this.#budget--;
    if (type === this.schema.getQueryType() && this.chance.happens(0.03)) return this.#introspection();
    const kind = this.chance.next();
    if (kind < 0.1) return this.#repeat(type, depth, earlier);
    if (depth > 0 && this.#budget > 0) {
      if (kind < 0.22) return this.#inline(type, depth);
      if (kind < 0.3) return this.#spread(type, depth);
    }
    return this.#field(type, depth);
  }

  #field(type: GraphQLCompositeType, depth: number): FieldNode | undefined {
    if (!("getFields" in type) || this.chance.happens(0.06))
      return fieldNode("__typename", this.#alias(), this.#directives());
    const deep = depth > 0 && this.#budget > 0;
    const usable = Object.values(type.getFields()).filter(
      (field) => deep || !isCompositeType(getNamedType(field.type)),
    );
    if (usable.length === 0) return undefined;
    const composite = usable.filter((field) => isCompositeType(getNamedType(field.type)));
    const field = this.chance.of(composite.length > 0 && this.chance.happens(0.5) ? composite : usable);
    const inner = getNamedType(field.type);
    return {
      kind: Kind.FIELD,
      name: nameNode(field.name),
      alias: this.#alias(),
      arguments: this.#values.arguments(field.args),
      directives: this.#directives(),
      selectionSet: isCompositeType(inner) ? this.#selectionSet(inner, depth - 1) : undefined,
    };
  }

  /** `__type(name: "User") { name }`, beside data. */
  #introspection(): FieldNode {
    const value = { kind: Kind.STRING, value: this.chance.of(["User", "Nothing"]) } as const;
    return {
      ...fieldNode("__type", this.#alias(), this.#directives()),
      arguments: [{ kind: Kind.ARGUMENT, name: nameNode("name"), value }],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [fieldNode("name"), fieldNode("kind")] },
    };
  }

  /** The same field again, under the same name, with another selection and other conditions. */
  #repeat(type: GraphQLCompositeType, depth: number, earlier: readonly SelectionNode[]): SelectionNode | undefined {
    const fields = earlier.filter((one): one is FieldNode => one.kind === Kind.FIELD);
    if (fields.length === 0 || !("getFields" in type)) return undefined;
    const field = this.chance.of(fields);
    const definition = type.getFields()[field.name.value];
    const inner = definition && getNamedType(definition.type);
    const selectionSet = isCompositeType(inner) ? this.#selectionSet(inner, depth - 1) : field.selectionSet;
    return { ...field, directives: this.#directives(), selectionSet };
  }

  #inline(type: GraphQLCompositeType, depth: number): SelectionNode {
    const condition = this.chance.happens(0.1) ? undefined : this.#overlapping(type);
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: condition && typeNode(condition),
      directives: this.#directives(),
      selectionSet: this.#selectionSet(condition ?? type, depth - 1),
    };
  }

  #spread(type: GraphQLCompositeType, depth: number): SelectionNode {
    const fitting = this.#fragments.filter(({ typeCondition }) => {
      const condition = this.schema.getType(typeCondition.name.value);
      return isCompositeType(condition) && doTypesOverlap(this.schema, type, condition);
    });
    const fragment =
      fitting.length > 0 && this.chance.happens(0.5)
        ? this.chance.of(fitting)
        : this.#fragment(this.#overlapping(type), depth);
    return { kind: Kind.FRAGMENT_SPREAD, name: fragment.name, directives: this.#directives() };
  }

  #fragment(type: GraphQLCompositeType, depth: number): FragmentDefinitionNode {
    const selectionSet = this.#selectionSet(type, Math.min(depth - 1, 3));
    const name = nameNode(`F${this.#fragments.length}`);
    const fragment = { kind: Kind.FRAGMENT_DEFINITION, name, typeCondition: typeNode(type), selectionSet } as const;
    this.#fragments.push(fragment);
    return fragment;
  }

  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    return this.chance.of(this.#composites.filter((other) => doTypesOverlap(this.schema, type, other)));
  }

  #alias() {
    return this.chance.happens(0.2) ? nameNode(this.chance.of(ALIASES)) : undefined;
  }

  #directives(): DirectiveNode[] {
    const names = ["skip", "include"].filter(() => this.chance.happens(0.07));
    return names.map((name) => ({
      kind: Kind.DIRECTIVE,
      name: nameNode(name),
      arguments: [{ kind: Kind.ARGUMENT, name: nameNode("if"), value: this.#values.condition() }],
    }));
  }
}

const typeNode = ({ name }: GraphQLCompositeType) => ({ kind: Kind.NAMED_TYPE, name: nameNode(name) }) as const;

const fieldNode = (name: string, alias?: FieldNode["alias"], directives?: readonly DirectiveNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: nameNode(name),
  ...(alias && { alias }),
  ...(directives && { directives }),
});
