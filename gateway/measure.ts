import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { refusal } from "./execute/errors.js";
import { type Fragments, Places } from "./places.js";
import type { Profile } from "./profile.js";

/** Most fields and fragments inside each other: whatever walks through a document calls itself for each. */
const MOST_STEPS = 100;
/** Most selections about the schema itself: below a list, each stands for as many values. The usual question has 240. */
const MOST_INTROSPECTION = 300;

/**
 * Holds a document to the limits, as if its fragments were written out.
 * @throws GraphQLError OPERATION_REFUSED
 */
export const checkSize = (document: DocumentNode, profile: Profile): void => new Measure(document, profile).check();

/** What a selection set holds when it is written out. */
interface Size {
  selections: number;
  aliases: number;
  directives: number;
  /** Fields inside each other. */
  levels: number;
  /** Fields and fragments inside each other. */
  steps: number;
}

const nothing = (): Size => ({ selections: 0, aliases: 0, directives: 0, levels: 0, steps: 0 });

function add(size: Size, { selections, aliases, directives }: Size, ownDirectives: number): void {
  size.selections += selections;
  size.aliases += aliases;
  size.directives += directives + ownDirectives;
}

type Root = OperationDefinitionNode | FragmentDefinitionNode;

class Measure {
  readonly #fragments: Fragments;
  /** Each fragment is measured once; undefined while it is. */
  readonly #sizes = new Map<string, Size | undefined>();

  constructor(
    private readonly document: DocumentNode,
    private readonly profile: Profile,
  ) {
    this.#fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
  }

  check(): void {
    const roots = this.#roots();
    const places = new Places(this.#fragments, this.profile);
    for (const { kind, selectionSet } of roots) {
      const fields = places.count([selectionSet]);
      if (kind === Kind.OPERATION_DEFINITION) this.#checkIntrospection(fields);
    }
  }

  /** Operations, and fragments that no operation reaches: validation looks at those too. */
  #roots(): Root[] {
    const all = nothing();
    const measured = <T extends Root>(root: T): T => {
      add(all, this.#sizeOf(root.selectionSet, 0), this.#directivesOf(root));
      this.#hold(all);
      return root;
    };
    const operations = this.document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION).map(measured);
    const others = [...this.#fragments].flatMap(([name, one]) => (this.#sizes.has(name) ? [] : [measured(one)]));
    return [...operations, ...others];
  }

  #sizeOf({ selections }: SelectionSetNode, above: number): Size {
    const size = nothing();
    for (const selection of selections) {
      const inner = this.#innerSize(selection, above + 1);
      const isField = selection.kind === Kind.FIELD;
      add(size, inner, this.#directivesOf(selection));
      size.selections += 1;
      if (isField && selection.alias) size.aliases += 1;
      size.levels = Math.max(size.levels, inner.levels + (isField ? 1 : 0));
      size.steps = Math.max(size.steps, inner.steps + 1);
      this.#hold(size);
      if (above + size.steps > MOST_STEPS) throw tooDeep(MOST_STEPS);
    }
    return size;
  }

  #innerSize(selection: SelectionNode, above: number): Size {
    if (above > MOST_STEPS) throw tooDeep(MOST_STEPS);
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      return selection.selectionSet ? this.#sizeOf(selection.selectionSet, above) : nothing();
    }
    const name = selection.name.value;
    const fragment = this.#fragments.get(name);
    const known = this.#sizes.get(name);
    if (known || !fragment) return known ?? nothing();
    if (this.#sizes.has(name)) {
      throw refusal(`Cannot spread fragment "${name}" within itself.`, "GRAPHQL_VALIDATION_FAILED");
    }
    this.#sizes.set(name, undefined);
    const size = this.#sizeOf(fragment.selectionSet, above);
    size.directives += this.#directivesOf(fragment);
    this.#sizes.set(name, size);
    return size;
  }

  /** Directives at a node and at its variables. */
  #directivesOf(node: Root | SelectionNode): number {
    const { directivesAtOnePlace: most } = this.profile;
    const variables = "variableDefinitions" in node ? (node.variableDefinitions ?? []) : [];
    const counts = [node, ...variables].map(({ directives }) => directives?.length ?? 0);
    if (Math.max(...counts) > most) throw tooMany("directives at one place", most);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  #hold({ selections, aliases, directives, levels }: Size): void {
    const most = this.profile;
    if (selections > most.selections)
      throw refusal(`Operation too large. Expected at most ${most.selections} selections, fragments written out.`);
    if (aliases > most.aliases) throw tooMany("aliases", most.aliases);
    if (directives > most.directives) throw tooMany("directives", most.directives);
    if (levels > most.levels) throw tooDeep(most.levels);
  }

  #checkIntrospection(fields: readonly FieldNode[]): void {
    let selections = 0;
    for (const { name, selectionSet } of fields) {
      if (selectionSet && name.value.startsWith("__")) selections += 1 + this.#sizeOf(selectionSet, 0).selections;
    }
    if (selections > MOST_INTROSPECTION) throw refusal("Operation asks too much about the schema. Ask in parts.");
  }
}

const tooDeep = (most: number) =>
  refusal(`Operation too deep. Expected at most ${most} levels, fragments written out.`);
const tooMany = (what: string, most: number) =>
  refusal(`Operation has too many ${what}. Expected at most ${most}, fragments written out.`);
