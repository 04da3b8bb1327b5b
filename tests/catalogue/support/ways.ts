import type { Caller } from "@regiohub/infra/auth/caller";
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { ARGUMENTS, DOORS, type Door, THROUGH } from "./doors.js";
import type { Things } from "./things.js";

/** A way to the objects of a type in one schema, on which any of their fields can be asked. */
export interface Way {
  readonly type: GraphQLObjectType;
  /** The document that asks these fields there. */
  readonly document: (fields: readonly string[]) => string;
  /** Those of the document; a reference to a person is sealed for who asks. */
  readonly variables: (caller: Caller) => object;
  /** Response names that lead to the objects. */
  readonly names: readonly string[];
  /** Fields on the way, `Type.field`. */
  readonly steps: readonly string[];
  /** Type of the reference that it begins with, if any. */
  readonly reference: string | undefined;
}

const isOwn = ({ name }: { readonly name: string }) => !name.startsWith("_");

/** The object types of a schema that are the hub's own. */
export const typesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(isObjectType).filter(isOwn);

/** The fields of a type that are the hub's own. */
export const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields()).filter(isOwn);

/** Finds ways in a schema; as references where it has `_entities`. Throws for a type that none of them leads to. */
export function waysIn(schema: GraphQLSchema, { keys, keysFor }: Things): readonly Way[] {
  const union = schema.getType("_Entity");
  const entities = isUnionType(union) ? union.getTypes() : [];
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return typesOf(schema).flatMap((type) => {
    // Another subgraph's object that is nothing but its key here: nobody comes by it but with what they know already.
    const key = Object.keys(keys[type.name] ?? {});
    if (entities.includes(type) && fieldsOf(type).every(({ name }) => key.includes(name))) return [];
    const doors: readonly Door[] = DOORS[type.name] ?? [[type.name, "%"]];
    for (const [from, on] of doors) {
      const isRoot = roots.some((root) => root?.name === from);
      const reference = entities.length > 0 && !isRoot ? from : undefined;
      const text = isRoot ? `{ ${on} }` : `{ ${beginning(from, keys, reference).replace("%", on)} }`;
      const whole = operationOf(text, from);
      if (validate(schema, parse(whole("__typename"))).length > 0) continue;
      return [wayOf(schema, type, { whole, keys, keysFor, reference })];
    }
    throw new Error(`There is no way to ${type.name}.`);
  });
}

/** What a document may take from outside: references, and ids that are sealed for who asks. */
const VARIABLES = { of: "[_Any!]!", id: "ID!", event: "ID!" };

/** A document of a selection, by the fields at `%`; it declares the variables that it uses. */
function operationOf(text: string, from: string): (fields: string) => string {
  const kind = from === "Mutation" ? "mutation" : "query";
  return (fields) => {
    const selection = text.replace("%", fields);
    const used = Object.entries(VARIABLES).filter(([name]) => selection.includes(`$${name}`));
    const declared = used.length > 0 ? `(${used.map(([name, is]) => `$${name}: ${is}`)}) ` : "";
    return `${kind} ${declared}${selection}`;
  };
}

function beginning(from: string, keys: Things["keys"], reference: string | undefined): string {
  if (reference) return `_entities(representations: $of) { ... on ${reference} { % } }`;
  return THROUGH[from] ?? `${from.charAt(0).toLowerCase()}${from.slice(1)}${argumentsOf(keys[from] ?? {})} { % }`;
}

/** A scheme of regions is an enum, any other key is text. */
const argumentsOf = (key: Things["keys"][string]): string =>
  `(${Object.entries(key).map(([name, value]) => `${name}: ${name === "scheme" ? value : JSON.stringify(value)}`)})`;

/** The key as arguments, of a field that takes it. */
const keyArguments = (key: Things["keys"][string], known: readonly { readonly name: string }[]): string => {
  const isTaken = (part: string) => known.some(({ name }) => name === part);
  const parts = Object.keys(key);
  return parts.length > 0 && parts.every(isTaken) ? argumentsOf(key) : "";
};

interface Found {
  readonly whole: (fields: string) => string;
  readonly keys: Things["keys"];
  readonly keysFor: Things["keysFor"];
  readonly reference: string | undefined;
}

function wayOf(schema: GraphQLSchema, type: GraphQLObjectType, { whole, keys, keysFor, reference }: Found): Way {
  const known = type.getFields();
  const asked = (name: string) => {
    const field = known[name];
    if (!field) throw new Error(`${type.name} has no ${name}.`);
    const label = `${type.name}.${name}`;
    const inner = getNamedType(field.type);
    const counted = isObjectType(inner) && inner.getFields().totalCount ? " totalCount" : "";
    const given = ARGUMENTS[label] ?? keyArguments(keys[inner.name] ?? {}, field.args);
    return `${name}${given}${isCompositeType(inner) ? ` { __typename${counted} }` : ""}`;
  };
  return {
    type,
    document: (fields) => whole(fields.map(asked).join(" ")),
    variables: (caller) =>
      reference
        ? { of: [{ __typename: reference, ...keysFor(caller)[reference] }] }
        : { ...keysFor(caller).MobilityProfile, event: keysFor(caller).MobilityEvent?.id },
    reference,
    ...placeOf(schema, whole("here: __typename")),
  };
}

/** The names and the fields that lead to `here`. */
function placeOf(schema: GraphQLSchema, document: string): Pick<Way, "names" | "steps"> {
  const info = new TypeInfo(schema);
  const stack: { readonly name: string; readonly step: string }[] = [];
  let found: typeof stack = [];
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      Field: {
        enter({ name, alias }) {
          if (alias?.value === "here") found = [...stack];
          stack.push({ name: name.value, step: `${info.getParentType()?.name}.${name.value}` });
        },
        leave: () => void stack.pop(),
      },
    }),
  );
  return {
    names: found.map(({ name }) => name),
    steps: found.map(({ step }) => step).filter((one) => !/\._/.test(one)),
  };
}
