import {
  type ArgumentNode,
  astFromValue,
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
} from "graphql";
import type { Chance } from "./random.js";

/** Makes argument values, as literals and as variables, and remembers the variables it made. */
export class Values {
  readonly definitions: VariableDefinitionNode[] = [];
  readonly inputs: Record<string, unknown> = {};

  constructor(private readonly chance: Chance) {}

  /** Arguments for a field: required ones always, others by chance. */
  arguments(list: readonly GraphQLArgument[]): ArgumentNode[] {
    return list.flatMap(({ name, type, defaultValue }): ArgumentNode[] => {
      const required = isNonNullType(type) && defaultValue === undefined;
      if (!required && this.chance.happens(0.5)) return [];
      return [{ kind: Kind.ARGUMENT, name: nameNode(name), value: this.#value(name, type) }];
    });
  }

  /** `$flag: Boolean!`, or a literal, for `@skip` and `@include`. */
  condition(): ValueNode {
    if (this.chance.happens(0.15)) return { kind: Kind.BOOLEAN, value: this.chance.happens(0.5) };
    const name = `flag${this.chance.between(0, 2)}`;
    if (!Object.hasOwn(this.inputs, name)) this.#define(name, "Boolean!", this.chance.happens(0.5));
    return { kind: Kind.VARIABLE, name: nameNode(name) };
  }

  #value(name: string, type: GraphQLInputType): ValueNode {
    if (this.chance.happens(0.35)) return this.#variable(name, type);
    if (isInputObjectType(type) || (isNonNullType(type) && isInputObjectType(type.ofType))) return this.#object(type);
    const value = this.#plain(name, type);
    return astFromValue(value, type) ?? { kind: Kind.NULL };
  }

  /** An input object whose fields may be variables. */
  #object(type: GraphQLInputType): ValueNode {
    const object = isNonNullType(type) ? type.ofType : type;
    if (!isInputObjectType(object)) return { kind: Kind.NULL };
    const fields = Object.values(object.getFields()).flatMap((field) => {
      if (!isNonNullType(field.type) && this.chance.happens(0.4)) return [];
      return [
        { kind: Kind.OBJECT_FIELD, name: nameNode(field.name), value: this.#value(field.name, field.type) } as const,
      ];
    });
    return { kind: Kind.OBJECT, fields };
  }

  #variable(argument: string, type: GraphQLInputType): ValueNode {
    const name = `${argument}${this.definitions.length}`;
    const kind = isNonNullType(type) ? 1 : this.chance.next();
    if (kind < 0.2) {
      this.#define(name, String(type), undefined);
    } else if (kind < 0.4) {
      const given = this.chance.happens(0.5) ? this.#plain(argument, type) : undefined;
      this.#define(name, String(type), given, astFromValue(this.#plain(argument, type), type) ?? undefined);
    } else {
      const value = this.#plain(argument, type);
      const stricter = !isNonNullType(type) && value !== null && this.chance.happens(0.3) ? "!" : "";
      this.#define(name, `${type}${stricter}`, value);
    }
    return { kind: Kind.VARIABLE, name: nameNode(name) };
  }

  #define(name: string, type: string, value: unknown, fallback?: ValueNode): void {
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: nameNode(name) },
      type: parseType(type, { noLocation: true }),
      defaultValue: fallback as VariableDefinitionNode["defaultValue"],
    });
    if (value !== undefined) this.inputs[name] = value;
  }

  /** A JSON value of the type; ids mostly exist. */
  #plain(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#present(name, type.ofType);
    return this.chance.happens(0.08) ? null : this.#present(name, type);
  }

  #present(name: string, type: GraphQLInputType): unknown {
    const { chance } = this;
    if (isListType(type)) return Array.from({ length: chance.between(0, 3) }, () => this.#plain(name, type.ofType));
    if (isEnumType(type)) return chance.of(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || chance.happens(0.6),
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.#plain(field.name, field.type)]));
    }
    if (String(type) === "Int") return name === "maximum" ? chance.between(5, 40) : chance.between(-1, 4);
    if (String(type) === "Boolean") return chance.happens(0.5);
    return this.#text(name);
  }

  #text(name: string): string {
    const { chance } = this;
    if (chance.happens(0.05)) return "nowhere";
    if (name === "sku") return `${chance.of(["b", "g"])}${chance.between(0, 4)}`;
    if (name === "region") return chance.of(["north", "south"]);
    if (name === "author") return `u${chance.between(0, 5)}`;
    if (name === "name" || name === "body") return chance.of(['quote " here', "naïve 東京", "\\ \n", ""]);
    return `${chance.of(["u", "u", "o", "r"])}${chance.between(0, 5)}`;
  }
}

export const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const;
