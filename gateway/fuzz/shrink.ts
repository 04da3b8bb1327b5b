import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  type SelectionSetNode,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import type { Sample } from "./generate.js";

const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule && rule !== NoUnusedVariablesRule);

/** Leaves out selections and directives one by one, as long as the request stays valid and keeps failing. */
export async function shrink(
  schema: GraphQLSchema,
  sample: Sample,
  fails: (sample: Sample) => Promise<boolean>,
): Promise<Sample> {
  let best = sample;
  for (let at = 0; ; ) {
    const document = without(best.document, at);
    if (!document) return best;
    const smaller = { ...best, document };
    if (validate(schema, document, rules).length === 0 && (await fails(smaller))) best = smaller;
    else at++;
  }
}

/** The document without its n-th removable part; undefined past the last one. */
function without(document: DocumentNode, at: number): DocumentNode | undefined {
  let count = 0;
  let found = false;
  const take = () => count++ === at && !found;
  const smaller = visit(document, {
    SelectionSet: (node): SelectionSetNode | undefined => {
      if (node.selections.length < 2) return undefined;
      const index = node.selections.findIndex(take);
      if (index < 0) return undefined;
      found = true;
      return { kind: Kind.SELECTION_SET, selections: node.selections.toSpliced(index, 1) };
    },
    Directive: () => {
      if (!take()) return undefined;
      found = true;
      return null;
    },
    FragmentDefinition: () => {
      if (!take()) return undefined;
      found = true;
      return null;
    },
  });
  return found ? smaller : undefined;
}
