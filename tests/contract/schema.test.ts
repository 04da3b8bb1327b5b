import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { buildSubgraph } from "@regiohub/infra/graphql/build";
import { compose, readSdls, sdlFile, supergraphFile } from "@regiohub/infra/graphql/compose";
import { mobility } from "@regiohub/mobility";
import { staff } from "@regiohub/staff";
import { subsidies } from "@regiohub/subsidies";
import { vacancies } from "@regiohub/vacancies";
import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from "graphql";

const ROOT = new URL("../../../", import.meta.url);
const subgraphs = [staff, vacancies, subsidies, mobility];
const names = subgraphs.map(({ name }) => name);

describe("schema/sdl", () => {
  it.each(subgraphs.map((subgraph) => [subgraph.name, subgraph] as const))(
    "%s is what the code says",
    async (name, subgraph) => {
      expect(await readFile(sdlFile(ROOT, name), "utf8")).toBe(buildSubgraph(subgraph).sdl);
    },
  );

  it("describes every type, field, argument and enum value", async () => {
    const inputs = await readSdls(ROOT, names);
    const bare = inputs.flatMap(({ name, sdl }) => parse(sdl).definitions.flatMap((node) => undescribed(name, node)));
    expect(bare).toEqual([]);
  });

  it("names figures in percent so, whatever they are a part of", async () => {
    const inputs = await readSdls(ROOT, names);
    const fields = inputs.flatMap(({ sdl }) =>
      parse(sdl).definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []) : [])),
    );
    const inPercent = fields.filter(({ description }) => description?.value.includes("in percent"));
    expect(inPercent.length).toBeGreaterThan(0);
    expect(inPercent.map(({ name }) => name.value).filter((name) => !/percent/i.test(name))).toEqual([]);
  });

  it("avoids the shapes that the composition library gets wrong", async () => {
    const inputs = await readSdls(ROOT, names);
    for (const { sdl } of inputs) {
      expect(sdl).not.toMatch(/@interfaceObject/);
      expect(sdl).not.toMatch(/@requires\(fields: "[^"]*\.\.\./);
      expect(sdl).not.toMatch(/^union /m);
    }
  });
});

describe("schema/supergraph.graphql", () => {
  it("is what schema/sdl composes to", async () => {
    expect(await readFile(supergraphFile(ROOT), "utf8")).toBe(await compose(await readSdls(ROOT, names)));
  });

  it("lets a subgraph that is down, or an entity that is unknown to its owner, cost its own fields only", async () => {
    const { definitions } = parse(await readFile(supergraphFile(ROOT), "utf8"));
    const types = definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
    const owners = new Map(types.map((type) => [type.name.value, ownerOf(type)]));
    const strict = types.flatMap((type) =>
      (type.fields ?? []).flatMap((field) => {
        const [graph, ...others] = answering(type, field);
        if (field.type.kind !== Kind.NON_NULL_TYPE || graph === undefined || others.length > 0) return [];
        const root = ROOTS.has(type.name.value);
        const lent = owners.get(type.name.value) !== undefined && owners.get(type.name.value) !== graph;
        const target = field.type.type.kind === Kind.NAMED_TYPE ? owners.get(field.type.type.name.value) : undefined;
        const away = target !== undefined && target !== graph;
        return root || lent || away ? [`${type.name.value}.${field.name.value}`] : [];
      }),
    );
    expect(strict).toEqual([]);
  });
});

type Directed = Pick<ObjectTypeDefinitionNode, "directives">;

/** The subgraphs that a directive of the supergraph names, `@join__field(graph: STAFF)`. */
const graphsOf = ({ directives = [] }: Directed, directive: string): string[] =>
  directives
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ name, value }) => (name.value === "graph" && value.kind === Kind.ENUM ? [value.value] : [])),
    );

/** The subgraphs that answer a field: all of its type's, unless it says otherwise. */
function answering(type: ObjectTypeDefinitionNode, field: Directed): string[] {
  const graphs = graphsOf(field, "join__field");
  return graphs.length > 0 ? graphs : graphsOf(type, "join__type");
}

/** The subgraph that an entity belongs to: the one with most of its fields. Undefined for what has no key. */
function ownerOf(type: ObjectTypeDefinitionNode): string | undefined {
  const hasKey = type.directives?.some(({ arguments: given }) => given?.some(({ name }) => name.value === "key"));
  if (!hasKey) return undefined;
  const graphs = graphsOf(type, "join__type");
  const count = (graph: string) =>
    (type.fields ?? []).filter((field) => answering(type, field).join() === graph).length;
  return graphs.toSorted((left, right) => count(right) - count(left))[0];
}

interface Described {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly description?: unknown;
  readonly fields?: readonly Described[];
  readonly values?: readonly Described[];
  readonly arguments?: readonly Described[];
}

/** Types that only gather fields. */
const ROOTS = new Set(["Query", "Mutation"]);

/** Places of a definition that say nothing about themselves. */
function undescribed(where: string, definition: DefinitionNode): string[] {
  const walk = (path: string, node: Described): string[] => {
    const at = `${path}.${node.name?.value}`;
    const own = node.description || /Extension|Schema/.test(node.kind) || ROOTS.has(node.name?.value ?? "") ? [] : [at];
    const inside = [...(node.fields ?? []), ...(node.values ?? []), ...argumentsOf(node)];
    return [...own, ...inside.flatMap((child) => walk(at, child))];
  };
  return walk(where, definition as Described);
}

const argumentsOf = (node: Described) => (/Field|Directive/.test(node.kind) ? (node.arguments ?? []) : []);
