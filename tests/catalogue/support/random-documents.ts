import type { Random } from "@regiohub/infra/testing/random";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** Values that arguments may have, by `Type.field.argument` or by `argument`, as GraphQL writes them. */
export type ArgumentValues = Readonly<Record<string, readonly string[]>>;

/** A request that may be sent. */
export interface RandomRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, number>>;
}

/** Most levels of a document. */
const DEEPEST = 8;
const MOST_ALIASES = 10;
const MOST_CONDITIONS = 4;

/** Makes a valid document over a schema: a way down to somewhere, with more or less beside it. */
export function randomRequest(schema: GraphQLSchema, values: ArgumentValues, random: Random): RandomRequest {
  const writer = new Writer(values, random);
  const body = writer.selection(schema.getQueryType() as GraphQLObjectType, 0);
  const names = Object.keys(writer.variables);
  const declared = names.length > 0 ? `(${names.map((name) => `$${name}: Int!`).join(", ")})` : "";
  return { query: `query${declared} ${body}`, variables: writer.variables };
}

class Writer {
  readonly variables: Record<string, number> = {};
  /** Fields that may still be written. */
  #left: number;
  #aliases = 0;
  #conditions = 0;

  constructor(
    private readonly values: ArgumentValues,
    private readonly random: Random,
  ) {
    this.#left = 3 + random.below(40);
  }

  selection(type: GraphQLObjectType, level: number): string {
    const wanted = 1 + this.random.below(level === 0 ? 2 : 4);
    const asked = new Set<string>();
    const parts: string[] = [];
    for (let count = 0; count < wanted; count++) {
      const field = this.#pick(type, level);
      if (!field) break;
      const isAgain = asked.has(field.name);
      if (isAgain && this.#aliases >= MOST_ALIASES) continue;
      asked.add(field.name);
      parts.push(this.#wrapped(type, `${isAgain ? `a${this.#aliases++}: ` : ""}${this.#field(type, field, level)}`));
    }
    return `{ ${parts.join(" ") || "__typename"} }`;
  }

  /** Rather one that leads on, as long as there is room. */
  #pick(type: GraphQLObjectType, level: number): GraphQLField<unknown, unknown> | undefined {
    const fields = Object.values(type.getFields());
    const leads = fields.filter((field) => isObjectType(getNamedType(field.type)));
    const plain = fields.filter((field) => !isObjectType(getNamedType(field.type)));
    const goesOn = level < DEEPEST && --this.#left > 0 && leads.length > 0 && this.random.next() < 0.7;
    return goesOn || plain.length === 0
      ? level < DEEPEST
        ? this.random.pick(leads)
        : undefined
      : this.random.pick(plain);
  }

  #field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, level: number): string {
    const inner = getNamedType(field.type);
    const list = field.args.flatMap((argument) => {
      if (!isRequiredArgument(argument) && this.random.next() < 0.4) return [];
      const value = this.#value(type, field, argument);
      return value === undefined ? [] : [`${argument.name}: ${value}`];
    });
    const below = isObjectType(inner) ? ` ${this.selection(inner, level + 1)}` : "";
    return `${field.name}${list.length > 0 ? `(${list.join(", ")})` : ""}${below}`;
  }

  /** Sizes of pages also as variables. */
  #value(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    { name }: GraphQLArgument,
  ): string | undefined {
    const known = this.values[`${type.name}.${field.name}.${name}`] ?? this.values[name];
    if (known === undefined || known.length === 0) return undefined;
    const value = this.random.pick(known);
    if (name !== "first" || this.random.next() < 0.5) return value;
    const variable = `n${Object.keys(this.variables).length}`;
    this.variables[variable] = Number(value);
    return `$${variable}`;
  }

  #wrapped(type: GraphQLObjectType, text: string): string {
    const chance = this.random.next();
    if (chance < 0.1) return `... on ${type.name} { ${text} }`;
    if (chance > 0.95 && this.#conditions++ < MOST_CONDITIONS) return `... @include(if: ${chance > 0.97}) { ${text} }`;
    return text;
  }
}
