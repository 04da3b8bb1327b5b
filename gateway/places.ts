import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, type ValueNode } from "graphql";
import { refusal } from "./execute/errors.js";
import type { Profile } from "./profile.js";

/** Most that validation may compare: pairs of fields with one name at one place, each with its arguments. */
const MOST_COMPARISONS = 40_000;

/** A document's fragments by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What a place may hold. */
type Most = Pick<Profile, "fieldsAtOnePlace" | "equalFields">;

/** Holds what validation compares to the limits: all places of a document together, and each by itself. */
export class Places {
  #comparisons = 0;

  constructor(
    private readonly fragments: Fragments,
    private readonly most: Most,
  ) {}

  /**
   * Counts a place and those below it.
   * @returns The fields of that place.
   * @throws GraphQLError OPERATION_REFUSED
   */
  count(selectionSets: readonly SelectionSetNode[]): readonly FieldNode[] {
    const place = new Place(this.fragments);
    for (const selectionSet of selectionSets) place.add(selectionSet);
    this.#hold(place);
    for (const nodes of place.fields.values()) {
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 0) this.count(inner);
    }
    return [...place.fields.values()].flat();
  }

  #hold(place: Place): void {
    const { fieldsAtOnePlace, equalFields } = this.most;
    if (place.fields.size > fieldsAtOnePlace) {
      throw refusal(`Operation too large. Expected at most ${fieldsAtOnePlace} fields at one place.`);
    }
    for (const nodes of place.fields.values()) if (nodes.length > equalFields) throw tooManyEqual();
    this.#comparisons += place.comparisons();
    if (this.#comparisons > MOST_COMPARISONS) throw tooManyEqual();
  }
}

const tooManyEqual = () => refusal("Operation asks for too many fields of one name at one place.");

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
