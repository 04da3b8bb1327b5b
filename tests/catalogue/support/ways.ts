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

/** From which entity, and on: `%` stands for the fields. The first that a schema has is taken. */
const DOORS: Readonly<Record<string, readonly (readonly [from: string, on: string])[]>> = {
  BoardConnection: [
    ["MobilityCentre", "memberBoards { totalCount % }"],
    ["Region", "boards { totalCount % }"],
  ],
  BoardEdge: [
    ["MobilityCentre", "memberBoards { edges { % } }"],
    ["Region", "boards { edges { % } }"],
  ],
  SchoolConnection: [["Board", "schools { totalCount % }"]],
  SchoolEdge: [["Board", "schools { edges { % } }"]],
  SiteConnection: [["School", "sites { totalCount % }"]],
  SiteEdge: [["School", "sites { edges { % } }"]],
  Workforce: [["Board", 'workforce(on: "2026-10-01") { % }']],
  StaffMemberConnection: [["Board", "staffMembers { totalCount % }"]],
  StaffMemberEdge: [["Board", "staffMembers { edges { % } }"]],
  EmploymentAssignment: [["Employment", "assignments { % }"]],
  Absence: [["StaffMember", "absences { % }"]],
  VacancyConnection: [["Board", "vacancies { totalCount % }"]],
  VacancyEdge: [["Board", "vacancies { totalCount edges { % } }"]],
  MobilityCentreConnection: [["Board", "mobilityCentres { totalCount % }"]],
  MobilityCentreEdge: [["Board", "mobilityCentres { edges { % } }"]],
  SubsidyApplicationConnection: [["Board", "subsidyApplications { totalCount % }"]],
  SubsidyApplicationEdge: [["Board", "subsidyApplications { edges { % } }"]],
  Money: [["SubsidyScheme", "maxAmount { % }"]],
  PageInfo: [
    ["Board", "schools { pageInfo { % } }"],
    ["Board", "vacancies { totalCount pageInfo { % } }"],
    ["Board", "subsidyApplications { totalCount pageInfo { % } }"],
    ["Board", "mobilityCentres { pageInfo { % } }"],
  ],
};

/** How entities are come by at the gateway, where it is not by their key alone. */
const THROUGH: Readonly<Record<string, string>> = {
  StaffMember: 'board(number: "99001") { staffMembers(first: 1) { edges { node { % } } } }',
  Employment: 'board(number: "99001") { staffMembers(first: 1) { edges { node { employments { % } } } } }',
};

/** Arguments that fields cannot do without. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "Board.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Board.workforce": '(on: "2026-10-01")',
  "Region.workforce": '(on: "2026-10-01")',
  "Site.regions": "(scheme: ARBEIDSMARKTREGIO)",
  "Query.vacancies": '(filter: { board: "99001" })',
  "Query.regions": "(scheme: ARBEIDSMARKTREGIO)",
};

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
  const references = entities.length > 0;
  return typesOf(schema).flatMap((type) => {
    if (type === schema.getQueryType()) return [wayOf(schema, type, { text: "{ % }", keys, keysFor })];
    // Another subgraph's object that is nothing but its key here: nobody comes by it but with what they know already.
    if (entities.includes(type) && fieldsOf(type).length === 1) return [];
    const doors = DOORS[type.name] ?? [[type.name, "%"]];
    for (const [from, on] of doors) {
      const begun = references ? `_entities(representations: $of) { ... on ${from} { % } }` : beginning(from, keys);
      const head = references ? "query ($of: [_Any!]!) " : "";
      const text = `${head}{ ${begun.replace("%", on)} }`;
      if (validate(schema, parse(text.replace("%", "__typename"))).length > 0) continue;
      return [wayOf(schema, type, { text, keys, keysFor, ...(references && { reference: from }) })];
    }
    throw new Error(`There is no way to ${type.name}.`);
  });
}

function beginning(from: string, keys: Things["keys"]): string {
  const through = THROUGH[from];
  if (through) return through;
  return `${from.charAt(0).toLowerCase()}${from.slice(1)}${argumentsOf(keys[from] ?? {})} { % }`;
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
  readonly text: string;
  readonly keys: Things["keys"];
  readonly keysFor: Things["keysFor"];
  readonly reference?: string;
}

function wayOf(schema: GraphQLSchema, type: GraphQLObjectType, { text, keys, keysFor, reference }: Found): Way {
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
    document: (fields) => text.replace("%", fields.map(asked).join(" ")),
    variables: (caller) => (reference ? { of: [{ __typename: reference, ...keysFor(caller)[reference] }] } : {}),
    reference,
    ...placeOf(schema, text),
  };
}

/** The names and the fields that lead to `%`. */
function placeOf(schema: GraphQLSchema, text: string): Pick<Way, "names" | "steps"> {
  const info = new TypeInfo(schema);
  const stack: { readonly name: string; readonly step: string }[] = [];
  let found: typeof stack = [];
  visit(
    parse(text.replace("%", "here: __typename")),
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
