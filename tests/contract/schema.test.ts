import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { buildSubgraph } from "@regiohub/infra/graphql/build";
import { compose, readSdls, sdlFile, supergraphFile } from "@regiohub/infra/graphql/compose";
import { mobility } from "@regiohub/mobility";
import { staff } from "@regiohub/staff";
import { subsidies } from "@regiohub/subsidies";
import { vacancies } from "@regiohub/vacancies";
import { type DefinitionNode, parse } from "graphql";

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
    expect(await readFile(supergraphFile(ROOT), "utf8")).toBe(compose(await readSdls(ROOT, names)));
  });
});

interface Described {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly description?: unknown;
  readonly fields?: readonly Described[];
  readonly values?: readonly Described[];
  readonly arguments?: readonly Described[];
}

/** Places of a definition that say nothing about themselves. `Query` only gathers fields. */
function undescribed(where: string, definition: DefinitionNode): string[] {
  const walk = (path: string, node: Described): string[] => {
    const at = `${path}.${node.name?.value}`;
    const own = node.description || /Extension|Schema/.test(node.kind) || node.name?.value === "Query" ? [] : [at];
    const inside = [...(node.fields ?? []), ...(node.values ?? []), ...argumentsOf(node)];
    return [...own, ...inside.flatMap((child) => walk(at, child))];
  };
  return walk(where, definition as Described);
}

const argumentsOf = (node: Described) => (/Field|Directive/.test(node.kind) ? (node.arguments ?? []) : []);
