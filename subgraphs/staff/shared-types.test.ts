import { expect, it } from "@jest/globals";
import { Access } from "@regiohub/infra/access/declare";
import { buildSubgraph } from "@regiohub/infra/graphql/build";
import { compose } from "@regiohub/infra/graphql/compose";
import type { AnySubgraph } from "@regiohub/infra/hub";
import { OPEN } from "@regiohub/schema/access/demands";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { Dimension, FunctionGroup, Measured, WhyMissing } from "@regiohub/schema/figures";
import { FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { RegionScheme } from "@regiohub/schema/regions";
import { Arg, Query, Resolver } from "type-graphql";

/** A subgraph with one field, which takes and gives what subgraphs have in common. */
function subgraph(name: string): AnySubgraph {
  @Resolver()
  class SharedResolver {
    @Query(() => [Measured], { name, description: "Figures." })
    @Access(OPEN)
    figures(
      @Arg("by", () => [Dimension], { description: "By what." }) by: Dimension[],
      @Arg("scheme", () => RegionScheme, { description: "Where." }) _scheme: RegionScheme,
      @Arg("group", () => FunctionGroup, { description: "Of whom." }) _group: FunctionGroup,
    ): Measured[] {
      return by.map(() => ({ value: null, why: [WhyMissing.SUPPRESSED] }));
    }
  }
  return {
    name,
    migrations: new URL("file:///"),
    resolvers: [SharedResolver],
    references: {},
    access: accessPolicy,
    loaders: [],
    context: () => ({}),
  };
}

/** The values of an enum in a schema's text, whatever signs its descriptions have. */
function valuesOf(sdl: string, name: string): string[] {
  const bare = sdl.replaceAll(/"""[\s\S]*?"""/g, "");
  const [, values = ""] = new RegExp(`enum ${name}\\b[^{]*\\{([^}]*)\\}`).exec(bare) ?? [];
  const named = [...values.matchAll(/\b([A-Z_]+) @join__enumValue/g)].map(([, value = ""]) => value);
  return [...new Set(named)].sort();
}

it("composes what two subgraphs have in common, and loses no value of it", async () => {
  const sdls = ["first", "second"].map((name) => ({ name, url: "", sdl: buildSubgraph(subgraph(name)).sdl }));
  const supergraph = await compose(sdls);
  expect(supergraph).toMatch(/type Measured\b/);
  const enums = { Dimension, FunctionGroup, RegionScheme, WhyMissing };
  for (const [name, values] of Object.entries(enums)) {
    expect([name, valuesOf(supergraph, name)]).toEqual([name, Object.keys(values).sort()]);
  }
});

it("has a word in the graph for each group that records know", () => {
  expect(Object.keys(FunctionGroup).sort()).toEqual([...FUNCTION_GROUPS].sort());
});
