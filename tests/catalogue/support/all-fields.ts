import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from "graphql";

/** Every field below a type that takes no argument that must be given, as a selection; other things are named, pages empty. */
export function allFieldsOf(type: GraphQLObjectType, above: readonly string[] = []): string {
  const way = [...above, type.name];
  return Object.values(type.getFields())
    .filter(({ args }) => args.every((one) => !one.type.toString().endsWith("!") || one.defaultValue !== undefined))
    .map((field) => selected(field, way))
    .join(" ");
}

function selected({ name, type }: GraphQLField<unknown, unknown>, way: readonly string[]): string {
  const inner = getNamedType(type);
  if (isLeafType(inner)) return name;
  if (!isObjectType(inner) || way.includes(inner.name)) return "";
  if (inner.name === "Board") return `${name} { number name }`;
  if (inner.name.endsWith("Connection")) return `${name} { totalCount edges { node { number name } } }`;
  return `${name} { ${allFieldsOf(inner, way)} }`;
}
