import { readFile } from "node:fs/promises";
import { parse } from "graphql";
import { HubError } from "../errors.js";

/** A subgraph's SDL and where it is reached when it is apart. */
export interface ComposeInput {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
}

/** First port of the subgraphs when they are served apart: 4001, 4002, … in the plug board's order. */
const FIRST_PORT = 4001;

/** Where a subgraph listens when it is served apart, unless told otherwise. */
export const defaultAddress = (index: number): string => `http://127.0.0.1:${FIRST_PORT + index}/graphql`;

/** The committed SDL of a subgraph. */
export const sdlFile = (root: URL, name: string): URL => new URL(`schema/sdl/${name}.graphql`, root);

/** The committed supergraph: all that the gateway reads. */
export const supergraphFile = (root: URL): URL => new URL("schema/supergraph.graphql", root);

/** The subgraphs as `schema/sdl` has them. */
export const readSdls = (root: URL, names: readonly string[]): Promise<ComposeInput[]> =>
  Promise.all(
    names.map(async (name, index) => ({
      name,
      sdl: await readFile(sdlFile(root, name), "utf8"),
      url: defaultAddress(index),
    })),
  );

/**
 * Composes subgraphs into one supergraph. What that takes is loaded then: most who know where the supergraph lies never
 * compose one.
 * @throws SUPERGRAPH_INVALID with every reason.
 */
export async function compose(inputs: readonly ComposeInput[]): Promise<string> {
  const { composeServices, compositionHasErrors } = await import("@theguild/federation-composition");
  const result = composeServices(inputs.map(({ name, sdl, url }) => ({ name, url, typeDefs: parse(sdl) })));
  if (!compositionHasErrors(result) && result.supergraphSdl) return `${result.supergraphSdl.trim()}\n`;
  const reasons = (result.errors ?? []).map(({ message }) => `- ${message}`);
  throw new HubError("SUPERGRAPH_INVALID", `The subgraphs do not compose:\n${reasons.join("\n")}`);
}
