import { type FieldNode, type GraphQLOutputType, type GraphQLSchema, print } from "graphql";
import type { Location } from "./paths.js";

/**
 * Names under which fields are asked of subgraphs, such that no two fields of an operation ever clash: one name, one
 * field with one set of arguments and one type. A client may use a name for different things on different types, or the
 * name of a key for another field; the planner is not sound there. A plain field keeps its own name.
 */
export class Naming {
  readonly #keys = new Map<string, string>();
  readonly #names = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The key of a client's field in subgraph answers. Fields of a mutation keep the client's name. */
  keyOf(field: FieldNode, parent: string, type: GraphQLOutputType): string {
    const name = (field.alias ?? field.name).value;
    if (parent === this.schema.getMutationType()?.name) return name;
    const parameters = field.arguments?.map(print).sort().join() ?? "";
    const meaning = `${name}:${field.name.value}(${parameters}):${type}`;
    let key = this.#keys.get(meaning);
    if (key === undefined) {
      const plain = !field.alias && !parameters && !this.#names.has(name);
      key = plain ? name : this.#free(name);
      this.#keys.set(meaning, key);
      this.#names.set(key, name);
    }
    return key;
  }

  #free(name: string): string {
    for (let number = this.#names.size; ; number++) {
      const key = `${name}__${number}`;
      if (!this.#names.has(key)) return key;
    }
  }

  /** A location in the merged data as the client knows it. */
  toClient(location: Location): Location {
    return location.map((key) => (typeof key === "string" ? (this.#names.get(key) ?? key) : key));
  }
}
