import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { boardCaller, partner } from "@regiohub/infra/testing/callers";
import { guardedWorld } from "../testing/guarded.js";

const TYPES = `
  type Query {
    people: [Person!] @sensitivity(level: "OPEN")
    person: Person @sensitivity(level: "OPEN")
    things: [Thing] @sensitivity(level: "OPEN")
    secret: String @sensitivity(level: "SECRET")
    sure: String! @sensitivity(level: "SECRET")
  }
  type Mutation {
    tell: String @sensitivity(level: "SECRET")
    greet: String @sensitivity(level: "OPEN")
  }
  interface Thing { name: String }
  type Person implements Thing @sensitivity(level: "OPEN") {
    name: String @requiresScopes(scopes: [["read"]])
    pay: Int @sensitivity(level: "SECRET")
    id: ID! @sensitivity(level: "SECRET")
    home: Home @sensitivity(level: "SECRET")
    friend: Person
  }
  type Home @sensitivity(level: "SECRET") { street: String }
  type Desk implements Thing @sensitivity(level: "OPEN") { name: String }
`;
const ana = { __typename: "Person", name: "Ana", pay: 1, id: "1", home: { street: "S" } };
const world = await guardedWorld(TYPES, {
  Query: {
    people: () => [ana, ana],
    person: () => ({ ...ana, friend: ana }),
    things: () => [ana, { __typename: "Desk", name: "Desk" }],
    secret: () => "s",
    sure: () => "s",
  },
  Mutation: { tell: () => "told", greet: () => "hello" },
  Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
});

const all: Caller = { ...boardCaller("99001"), scopes: ["read", "schema"], purpose: "ADMINISTER" };
const few: Caller = { ...partner, scopes: ["read"], purpose: "COUNT" };
const least: Caller = { ...few, scopes: [] };

const forbidden = (field: string, ...path: (string | number)[]) => ({
  message: `${field} is not for the purpose COUNT.`,
  path,
  extensions: { code: "FORBIDDEN" },
});
const plain = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === "locations" ? undefined : value)));
const ask = async (query: string, caller: Caller = few, variables = {}) =>
  plain(await world.ask(query, caller, variables));

beforeEach(() => void world.asked());

describe("what a caller may not ask", () => {
  it("is null with one error where it is missed first, and is not asked of subgraphs", async () => {
    expect(await ask("{ people { name pay } }")).toEqual({
      data: {
        people: [
          { name: "Ana", pay: null },
          { name: "Ana", pay: null },
        ],
      },
      errors: [forbidden("Person.pay", "people", 0, "pay")],
    });
    expect(world.asked().join()).not.toContain("pay");
    expect(await ask("{ people { name pay } }", all)).toEqual({
      data: {
        people: [
          { name: "Ana", pay: 1 },
          { name: "Ana", pay: 1 },
        ],
      },
    });
  });

  it("says which scope is missing", async () => {
    const { errors } = await ask("{ person { name } }", least);
    expect(errors).toEqual([
      { message: "Person.name needs the scope read.", path: ["person", "name"], extensions: { code: "FORBIDDEN" } },
    ]);
  });

  it("that is never null costs what it hangs on, with that one error", async () => {
    expect(await ask("{ person { name friend { id name } } }")).toEqual({
      data: { person: { name: "Ana", friend: null } },
      errors: [forbidden("Person.id", "person", "friend", "id")],
    });
    expect(await ask("{ people { id } }")).toEqual({
      data: { people: null },
      errors: [forbidden("Person.id", "people", 0, "id")],
    });
    expect(await ask("{ sure }")).toEqual({ data: null, errors: [forbidden("Query.sure", "sure")] });
  });

  it("is known under an alias and in a fragment", async () => {
    const { data, errors } = await ask("{ person { a: pay ...F } } fragment F on Person { b: pay home { street } }");
    expect(data).toEqual({ person: { a: null, b: null, home: null } });
    expect(errors).toEqual([
      forbidden("Person.pay", "person", "a"),
      forbidden("Person.pay", "person", "b"),
      forbidden("Person.home", "person", "home"),
    ]);
  });

  it("that is skipped is not refused", async () => {
    const query = "query ($yes: Boolean!) { person { name pay @include(if: $yes) } }";
    expect(await ask(query, few, { yes: false })).toEqual({ data: { person: { name: "Ana" } } });
    expect((await ask(query, few, { yes: true })).errors).toHaveLength(1);
  });

  it("of one type is asked of others of the same interface", async () => {
    expect(await ask("{ things { name } }", least)).toEqual({
      data: { things: [{ name: null }, { name: "Desk" }] },
      errors: [
        {
          message: "Person.name needs the scope read.",
          path: ["things", 0, "name"],
          extensions: { code: "FORBIDDEN" },
        },
      ],
    });
  });

  it("leaves whether an object is there, when nothing else of it is asked", async () => {
    expect((await ask("{ person { pay } }")).data).toEqual({ person: { pay: null } });
  });

  it("costs no fetch when it is all there is", async () => {
    expect((await ask("{ secret again: secret }")).errors).toHaveLength(2);
    expect(world.asked()).toEqual([]);
  });

  it("is not done: other parts of a mutation are", async () => {
    expect(await ask("mutation { greet tell }")).toEqual({
      data: { greet: "hello", tell: null },
      errors: [forbidden("Mutation.tell", "tell")],
    });
    expect(world.asked().join()).not.toContain("tell");
  });

  it("is asked anew by a caller who may, of the same document", async () => {
    const query = "{ secret }";
    for (const caller of [few, all, few])
      expect((await ask(query, caller)).data.secret).toBe(caller === all ? "s" : null);
  });
});

describe("introspection", () => {
  const fields = '{ __schema { types { name } } __type(name: "Person") { fields { name } } }';

  it("shows the schema that the caller may ask, without what nothing leads to", async () => {
    const counting = { ...few, scopes: ["read", "schema"] };
    const [everything, some] = [await ask(fields, all), await ask(fields, counting)];
    const names = ({ data }: { data: { __type: { fields: { name: string }[] } } }) =>
      data.__type.fields.map(({ name }) => name);
    expect(names(everything)).toEqual(["name", "pay", "id", "home", "friend"]);
    expect(names(some)).toEqual(["name", "friend"]);
    const types = (answer: { data: { __schema: { types: { name: string }[] } } }) =>
      answer.data.__schema.types.map(({ name }) => name);
    expect(
      types(everything)
        .filter((name: string) => !types(some).includes(name))
        .sort(),
    ).toEqual(["Home", "ID", "Int"]);
    expect(types(some)).not.toContain("sensitivity");
  });

  it("is refused without its scope, beside data that is answered", async () => {
    const { data, errors } = await ask("{ __schema { queryType { name } } person { name } }");
    expect(data).toEqual({ __schema: null, person: { name: "Ana" } });
    expect(errors).toMatchObject([{ message: "Introspection needs the scope schema.", path: ["__schema"] }]);
  });
});
