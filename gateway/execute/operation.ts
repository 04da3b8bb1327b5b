import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { refusal } from "./errors.js";

/** One operation of a client's document with the fragments it uses. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly root: GraphQLObjectType;
}

/**
 * Takes one operation out of a valid document.
 * @throws GraphQLError when the name does not choose one, it is a subscription, or a reserved name is an alias.
 */
export function readOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Operation {
  const definition = getOperationAST(document, operationName);
  if (!definition) throw noOperation(operationName);
  const root = schema.getRootType(definition.operation);
  if (!root || definition.operation === "subscription") throw refusal("Only queries and mutations are supported.");
  const fragments = fragmentsOf(document, definition);
  refuseReservedAliases([definition, ...fragments.values()]);
  return { definition, fragments, root };
}

const noOperation = (name: string | undefined): GraphQLError =>
  name === undefined
    ? refusal("Must provide operation name if query contains multiple operations.", "OPERATION_RESOLUTION_FAILURE")
    : refusal(`Unknown operation named "${name}".`, "OPERATION_RESOLUTION_FAILURE");

/** The fragments that an operation reaches. */
function fragmentsOf(document: DocumentNode, definition: OperationDefinitionNode): Operation["fragments"] {
  const all = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const reached = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        const fragment = all.get(value);
        if (!fragment || reached.has(value)) return;
        reached.set(value, fragment);
        follow(fragment);
      },
    });
  };
  follow(definition);
  return reached;
}

/** `__typename: id` would hide the runtime type, `__proto__: id` an object's nature. */
function refuseReservedAliases(definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): void {
  for (const definition of definitions) {
    visit(definition, {
      Field: ({ alias, name }) => {
        if (alias?.value.startsWith("__") && alias.value !== name.value) {
          throw refusal(`Alias "${alias.value}": names that begin with two underscores are reserved.`);
        }
      },
    });
  }
}

/** The text of an operation with another selection, which has no named fragments; unused variables are left out. */
export function printWith({ definition }: Operation, selectionSet: SelectionSetNode): string {
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return print({ kind: Kind.OPERATION_DEFINITION, operation: definition.operation, variableDefinitions, selectionSet });
}
