import { type FieldNode, type GraphQLField, Kind, valueFromASTUntyped } from "graphql";

type Variables = Readonly<Record<string, unknown>>;

/** What an argument says, with these variables; undefined when that is left to the subgraph. */
export type Argument<T> = (variables: Variables) => T | undefined;

/**
 * An argument of a field: as it stands, as a variable, or as the schema has it when left out.
 * @returns undefined when the field has no such argument
 */
export function argumentOf<T>(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  read: (value: unknown) => T | undefined,
): Argument<T> | undefined {
  const argument = args.find((one) => one.name === name);
  if (!argument) return undefined;
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  const fallback = read(argument.defaultValue);
  if (!given) return () => fallback;
  if (given.kind !== Kind.VARIABLE) return (variables) => read(valueFromASTUntyped(given, variables));
  const variable = given.name.value;
  return (variables) => (Object.hasOwn(variables, variable) ? read(variables[variable]) : fallback);
}

/** A whole number. */
export const asInt = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** A list; a value that stands alone is a list of one. */
export const asList = (value: unknown): readonly unknown[] | undefined =>
  value === undefined || value === null ? undefined : Array.isArray(value) ? value : [value];
