import { writeFile } from "node:fs/promises";
import { accessSchema, accessSchemaFile } from "../../auth/access-file.js";
import { HubError } from "../../errors.js";
import { buildSubgraph } from "../../graphql/build.js";
import { compose, readSdls, sdlFile, supergraphFile } from "../../graphql/compose.js";
import { profileSchema, profileSchemaFile } from "../../ingest/profile-schema.js";
import { termsOf } from "../../ingest/profile-terms.js";
import type { Command } from "../command.js";

/** `hub sdl`: the SDL and the JSON Schemas of the code, to `schema`; the SDL of one subgraph, to stdout. */
export const sdlCommand: Command = {
  name: "sdl",
  usage: "[SUBGRAPH]",
  summary: "Write schema/sdl/*.graphql and schema/*.schema.json from the code, or print one subgraph's SDL.",
  options: {},
  async run({ positionals: [name] }, { hub, print, say }) {
    if (name) {
      const subgraph = hub.subgraphs.find((one) => one.name === name);
      if (!subgraph)
        throw new HubError("USAGE", `sdl: no such subgraph. Expected ${hub.subgraphs.map((s) => s.name).join(", ")}.`);
      print(buildSubgraph(subgraph).sdl.trimEnd());
      return 0;
    }
    for (const subgraph of hub.subgraphs) {
      await writeFile(sdlFile(hub.root, subgraph.name), buildSubgraph(subgraph).sdl);
      say(`wrote schema/sdl/${subgraph.name}.graphql`);
    }
    await writeFile(profileSchemaFile(hub.root), profileSchema(hub.adapters, termsOf(hub)));
    say("wrote schema/profile.schema.json");
    await writeFile(accessSchemaFile(hub.root), accessSchema());
    say("wrote schema/access.schema.json");
    return 0;
  },
};

/** `hub compose`: `schema/sdl` into `schema/supergraph.graphql`. */
export const composeCommand: Command = {
  name: "compose",
  usage: "",
  summary: "Compose schema/sdl/*.graphql into schema/supergraph.graphql.",
  options: {},
  async run(_input, { hub, say }) {
    const inputs = await readSdls(
      hub.root,
      hub.subgraphs.map(({ name }) => name),
    );
    await writeFile(supergraphFile(hub.root), await compose(inputs));
    say("wrote schema/supergraph.graphql");
    return 0;
  },
};
