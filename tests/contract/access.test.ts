import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { demandOf } from "@regiohub/infra/access/demand";
import type { Demand } from "@regiohub/infra/access/policy";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import { Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { ORACLE } from "../catalogue/support/oracle/index.js";
import { hub } from "../hub.js";

const { definitions } = parse(await readFile(supergraphFile(hub.root), "utf8"));
const types = definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
const fields = types.flatMap((type) => (type.fields ?? []).map((field) => ({ type, field })));

/** The fields that references to a type name it by. */
function keyOf({ directives = [] }: ObjectTypeDefinitionNode): string[] {
  const given = directives.flatMap(({ name, arguments: list = [] }) => (name.value === "join__type" ? list : []));
  const keys = given.flatMap(({ name, value }) =>
    name.value === "key" && value.kind === Kind.STRING ? value.value : [],
  );
  return [...new Set(keys.flatMap((key) => key.split(" ")))];
}

const withDemand = (where: ObjectTypeDefinitionNode, name: string): Demand | undefined =>
  demandOf(
    where,
    where.fields?.find((field) => field.name.value === name),
  );

describe("schema/supergraph.graphql", () => {
  it("says of every field how sensitive it is", () => {
    const silent = fields.filter(({ type, field }) => demandOf(type, field) === undefined);
    expect(silent.map(({ type, field }) => `${type.name.value}.${field.name.value}`)).toEqual([]);
  });

  it("asks of every field what the oracle has a rule for", () => {
    expect(fields.map(({ type, field }) => `${type.name.value}.${field.name.value}`).sort()).toEqual(
      [...ORACLE.keys()].sort(),
    );
  });

  it("asks for a token at every door", () => {
    const open = fields.filter(
      ({ type, field }) =>
        type.name.value === "Query" && !field.directives?.some(({ name }) => name.value === "authenticated"),
    );
    expect(open.map(({ field }) => field.name.value)).toEqual([]);
  });

  it("asks no more for a key than for its type: the planner fetches keys that nobody asked for", () => {
    const strict = types.flatMap((type) =>
      keyOf(type).filter(
        (name) => JSON.stringify(withDemand(type, name)) !== JSON.stringify(demandOf(type, undefined)),
      ),
    );
    expect(strict).toEqual([]);
  });
});

describe("the policy", () => {
  it("is the same for the gateway and for each subgraph", () => {
    expect(hub.subgraphs.filter(({ access }) => access !== hub.access)).toEqual([]);
  });
});
