import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import type { Permission } from "../access/permission.js";
import type { Naming } from "./naming.js";
import type { TypeMatch } from "./types.js";

/** What collecting fields needs to know of an operation. */
export interface Selecting {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly matches: TypeMatch;
  readonly naming: Naming;
  /** Selections that may still be written out: fragments of fragments grow without end. */
  readonly budget: { left: number };
  /** Whether `@skip` and `@include` leave the selection in. */
  readonly included: (directives: readonly DirectiveNode[] | undefined) => boolean;
  /** What the caller may ask. */
  readonly permission: Permission;
}

/**
 * The fields of selections on one kind of object, by response name, in the order of the client's document.
 * @param meets whether the objects meet a fragment's type condition
 */
export function collectFields(
  meets: (condition: string) => boolean,
  selectionSets: readonly SelectionSetNode[],
  selecting: Pick<Selecting, "fragments" | "included">,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  for (const selectionSet of selectionSets) collect(meets, selectionSet, selecting, fields, spread);
  return fields;
}

function collect(
  meets: (condition: string) => boolean,
  { selections }: SelectionSetNode,
  selecting: Pick<Selecting, "fragments" | "included">,
  fields: Map<string, FieldNode[]>,
  spread: Set<string>,
): void {
  for (const selection of selections) {
    if (!selecting.included(selection.directives)) continue;
    if (selection.kind === "Field") {
      const name = (selection.alias ?? selection.name).value;
      const nodes = fields.get(name);
      if (nodes) nodes.push(selection);
      else fields.set(name, [selection]);
      continue;
    }
    let fragment: { readonly typeCondition?: { name: { value: string } } | undefined; selectionSet: SelectionSetNode };
    if (selection.kind === "InlineFragment") fragment = selection;
    else {
      const named = selecting.fragments.get(selection.name.value);
      if (!named || spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
      fragment = named;
    }
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || meets(condition)) {
      collect(meets, fragment.selectionSet, selecting, fields, spread);
    }
  }
}

/** The variables that `@skip` and `@include` of an operation look at, in a fixed order. */
export function conditionVariables(
  definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[],
): string[] {
  const names = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Directive: (directive) => {
        const value = conditionOf(directive);
        if (value?.kind === "Variable") names.add(value.name.value);
      },
    });
  }
  return [...names].sort();
}

/** Decides `@skip` and `@include` for one set of variables. */
export const inclusion =
  (variables: Readonly<Record<string, unknown>>): Selecting["included"] =>
  (directives) =>
    (directives ?? []).every((directive) => {
      const value = conditionOf(directive);
      if (!value) return true;
      const holds =
        value.kind === "Variable" ? variables[value.name.value] === true : value.kind === "BooleanValue" && value.value;
      return directive.name.value === "include" ? holds : !holds;
    });

/** Whether a directive is `@skip` or `@include`. */
export const isCondition = ({ name }: DirectiveNode): boolean => name.value === "skip" || name.value === "include";

function conditionOf(directive: DirectiveNode) {
  if (!isCondition(directive)) return undefined;
  return directive.arguments?.find((argument) => argument.name.value === "if")?.value;
}
