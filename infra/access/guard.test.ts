import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  graphqlSync,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from "graphql";
import { ShownPeople } from "../audit/shown.js";
import type { Caller } from "../auth/caller.js";
import { testPolicy } from "../auth/testing/access.js";
import { boardCaller, codesOf, partner } from "../testing/callers.js";
import { ACCESS_LINK } from "./declare.js";
import { askedBy, guardReference, guardSchema } from "./guard.js";
import { type AccessPolicy, rightsOf } from "./policy.js";

const SDL = `${ACCESS_LINK.slice(ACCESS_LINK.indexOf('"""'))}
  directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION
  type Query { person: Person @sensitivity(level: "OPEN") }
  type Person @sensitivity(level: "NAME") @requiresScopes(scopes: [["people:read"], ["figures:read"]]) {
    name: String @requiresScopes(scopes: [["people:read"]])
    town: String @sensitivity(level: "OPEN")
    next: Person
  }
  type Place @sensitivity(level: "OPEN") { name: String }`;

/** Who administers sees everything; who counts sees figures. */
const policy: AccessPolicy = {
  ...testPolicy,
  shows: (purpose, level) => (level === "OPEN" ? purpose !== "" : purpose === "ADMINISTER"),
};
const subjects = { Person: ({ number }: { number: string }) => ({ board: "99001", number }) };
const rules = { policy, subjects };

const second = { number: "2", name: "B", town: "T2" };
const person = { number: "1", name: "A", town: "T1", next: () => Promise.resolve(second) };

const guarded = (sdl = SDL): GraphQLSchema => {
  const schema = buildSchema(sdl);
  guardSchema(schema, rules);
  return schema;
};
const schema = guarded();

const boardUser: Caller = { ...boardCaller("99001"), scopes: ["people:read"], purpose: "ADMINISTER" };
const counter: Caller = { ...partner, scopes: ["figures:read"], purpose: "COUNT" };

const asking = (caller: Caller) => ({ rights: rightsOf(caller, policy), shown: new ShownPeople() });

const ask = (source: string, caller: Caller) => {
  const { rights, shown } = asking(caller);
  const contextValue = askedBy({}, { rights, shown });
  return {
    answer: graphqlSync({ schema, source, rootValue: { person: { ...person, next: second } }, contextValue }),
    shown,
  };
};

describe("a guarded field", () => {
  it("is answered to who may ask it, and noted with its person", () => {
    const { answer, shown } = ask("{ person { name next { name } } }", boardUser);
    expect(answer).toEqual({ data: { person: { name: "A", next: { name: "B" } } } });
    expect([...shown.people()]).toEqual([
      [{ board: "99001", number: "1" }, 1],
      [{ board: "99001", number: "2" }, 1],
    ]);
  });

  it("is null with an error to anyone else, and the fields beside it are answered", () => {
    const { answer, shown } = ask("{ person { name town next { name } } }", counter);
    expect(answer.data).toEqual({ person: { name: null, town: "T1", next: null } });
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      "Person.name needs the scope people:read.",
      "Person.next is not for the purpose COUNT.",
    ]);
    expect(shown.count).toBe(0);
  });

  it("needs the scopes of its type too", () => {
    const { answer } = ask("{ person { next { town } } }", { ...boardUser, scopes: [] });
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
  });

  it("at the root asks for a purpose, however open it is", () => {
    const { answer } = ask("{ person { town } }", { ...partner, purpose: "" });
    expect(answer.errors?.[0]?.message).toBe("Query.person needs a token with a purpose.");
  });

  it("that is open to everyone keeps its resolver", () => {
    const { name } = (schema.getType("Place") as GraphQLObjectType).getFields();
    expect(name?.resolve).toBeUndefined();
  });
});

it("a field that does not say how sensitive it is keeps its schema from being served", () => {
  expect(() => guarded(SDL.replace('person: Person @sensitivity(level: "OPEN")', "person: Person"))).toThrow(
    "Query.person does not say how sensitive it is. Expected @Access on it or its type.",
  );
});

describe("a guarded reference", () => {
  const [definition] = parse(SDL).definitions.filter(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === "Person",
  );
  const answered = async (caller: Caller, found: object | null) => {
    const who = asking(caller);
    const resolve = guardReference(definition as ObjectTypeDefinitionNode, () => found, rules);
    return { found: await resolve({}, askedBy({}, who)), count: who.shown.count };
  };

  it("shows that there is somebody, which is noted", async () => {
    expect(await answered(boardUser, person)).toEqual({ found: person, count: 1 });
    expect(await answered(boardUser, null)).toEqual({ found: null, count: 0 });
  });

  it("is nothing to who may not ask", async () => {
    expect(await answered(counter, person)).toEqual({ found: null, count: 0 });
  });
});
