import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { refusal } from "./execute/errors.js";

/** Most selections inside each other, fragments written out. */
const MOST_LEVELS = 100;
/** Most selections, fragments written out: planning so many takes about 50 ms. */
const MOST_SELECTIONS = 2_500;
/** The same about the schema itself: below a list, each stands for as many values. The usual question has 240. */
const MOST_INTROSPECTION = 300;
/** Most that validation may compare: pairs of fields with one name at one place, each with its arguments. */
const MOST_COMPARISONS = 40_000;

/**
 * Holds a document to the limits, as if its fragments were written out.
 * @throws GraphQLError OPERATION_REFUSED
 */
export const checkSize = (document: DocumentNode): void => new Measure(document).check();

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What a selection set holds when it is written out. */
interface Size {
  readonly selections: number;
  readonly levels: number;
}

const NOTHING: Size = { selections: 0, levels: 0 };

class Measure {
  readonly #fragments: Fragments;
  /** Each fragment is measured once; undefined while it is. */
  readonly #sizes = new Map<string, Size | undefined>();
  #comparisons = 0;

  constructor(private readonly document: DocumentNode) {
    this.#fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
  }

  check(): void {
    for (const { kind, selectionSet } of this.#roots()) {
      const fields = this.#compare([selectionSet]);
      if (kind === Kind.OPERATION_DEFINITION) this.#checkIntrospection([...fields.values()].flat());
    }
  }

  /** Operations, and fragments that no operation reaches: validation looks at those too. */
  #roots(): (OperationDefinitionNode | FragmentDefinitionNode)[] {
    let selections = 0;
    const measured = <T extends OperationDefinitionNode | FragmentDefinitionNode>(root: T): T => {
      selections += this.#sizeOf(root.selectionSet, 0).selections;
      if (selections > MOST_SELECTIONS) throw tooLarge();
      return root;
    };
    const operations = this.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION).map(measured);
    const others = [...this.#fragments].flatMap(([name, one]) => (this.#sizes.has(name) ? [] : [measured(one)]));
    return [...operations, ...others];
  }

  #sizeOf({ selections }: SelectionSetNode, above: number): Size {
    const size = { selections: 0, levels: 0 };
    for (const selection of selections) {
      const inner = this.#innerSize(selection, above + 1);
      size.selections += 1 + inner.selections;
      size.levels = Math.max(size.levels, 1 + inner.levels);
      if (size.selections > MOST_SELECTIONS) throw tooLarge();
      if (above + size.levels > MOST_LEVELS) throw tooDeep();
    }
    return size;
  }

  #innerSize(selection: SelectionNode, above: number): Size {
    if (above > MOST_LEVELS) throw tooDeep();
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      return selection.selectionSet ? this.#sizeOf(selection.selectionSet, above) : NOTHING;
    }
    const name = selection.name.value;
    const fragment = this.#fragments.get(name);
    const known = this.#sizes.get(name);
    if (known || !fragment) return known ?? NOTHING;
    if (this.#sizes.has(name)) {
      throw refusal(`Cannot spread fragment "${name}" within itself.`, "GRAPHQL_VALIDATION_FAILED");
    }
    this.#sizes.set(name, undefined);
    const size = this.#sizeOf(fragment.selectionSet, above);
    this.#sizes.set(name, size);
    return size;
  }

  /** Counts what validation compares at one place and below; gives the fields of that place. */
  #compare(selectionSets: readonly SelectionSetNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    const place = new Place(this.#fragments);
    for (const selectionSet of selectionSets) place.add(selectionSet);
    this.#comparisons += place.comparisons();
    if (this.#comparisons > MOST_COMPARISONS)
      throw refusal("Operation asks for too many fields of one name at one place.");
    for (const nodes of place.fields.values()) {
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 0) this.#compare(inner);
    }
    return place.fields;
  }

  #checkIntrospection(rootFields: readonly FieldNode[]): void {
    let selections = 0;
    for (const { name, selectionSet } of rootFields) {
      if (selectionSet && name.value.startsWith("__")) selections += 1 + this.#sizeOf(selectionSet, 0).selections;
    }
    if (selections > MOST_INTROSPECTION) throw refusal("Operation asks too much about the schema. Ask in parts.");
  }
}

/** One place of the answer: the fields that are asked there, by response name. */
class Place {
  readonly fields = new Map<string, FieldNode[]>();
  #count = 0;
  #spreads = 0;

  constructor(private readonly fragments: Fragments) {}

  add({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) this.#addField(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.add(selection.selectionSet);
      else this.#addFragment(selection.name.value);
    }
  }

  #addField(field: FieldNode): void {
    this.#count++;
    const name = (field.alias ?? field.name).value;
    const nodes = this.fields.get(name);
    if (nodes) nodes.push(field);
    else this.fields.set(name, [field]);
  }

  #addFragment(name: string): void {
    this.#spreads++;
    const fragment = this.fragments.get(name);
    if (fragment) this.add(fragment.selectionSet);
  }

  /** Fields of one name are compared with each other, fragments with all that stands beside them. */
  comparisons(): number {
    let comparisons = this.#spreads * (this.#spreads + this.#count);
    for (const nodes of this.fields.values()) {
      if (nodes.length > 1) comparisons += nodes.length * nodes.reduce((sum, node) => sum + weightOf(node), 0);
    }
    return comparisons;
  }
}

/** A comparison of two fields writes out the values of their arguments. */
const weightOf = ({ arguments: list = [] }: FieldNode): number =>
  list.reduce((sum, { value }) => sum + 2 * partsOf(value), 1);

function partsOf(value: ValueNode): number {
  if (value.kind === Kind.LIST) return value.values.reduce((sum, one) => sum + partsOf(one), 1);
  return value.kind === Kind.OBJECT ? value.fields.reduce((sum, one) => sum + partsOf(one.value), 1) : 1;
}

const tooLarge = () =>
  refusal(`Operation too large. Expected at most ${MOST_SELECTIONS} selections, fragments written out.`);
const tooDeep = () => refusal(`Operation too deep. Expected at most ${MOST_LEVELS} levels, fragments written out.`);
