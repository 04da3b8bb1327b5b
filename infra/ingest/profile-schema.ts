import { z } from "zod";
import type { Adapter } from "./define.js";
import { keysOf, settingsOf } from "./profile.js";
import { columnSetsOf } from "./profile-columns.js";
import { commonKeysWith, type ProfileTerms } from "./profile-terms.js";

/** Where the schema is published, seen from the root of the repository. */
export const profileSchemaFile = (root: URL): URL => new URL("schema/profile.schema.json", root);

/**
 * The JSON Schema of a profile, draft 7, as text: for editors, which then complete and check a profile while it is
 * written. It has all keys of all sources; once `source` is said, only its own are taken.
 */
export function profileSchema(adapters: readonly Adapter[], terms: ProfileTerms): string {
  const commonKeys = commonKeysWith(terms);
  const common = Object.keys(commonKeys);
  const shape = { ...commonKeys, ...keysOf(adapters.flatMap(settingsOf)) };
  const schema = z.toJSONSchema(z.strictObject(shape), { io: "input", target: "draft-7" });
  const properties = { ...schema.properties, source: sourceOf(adapters, commonKeys.source.description) };
  const sources = adapters.map((adapter) => ({
    if: { properties: { source: { const: adapter.name } }, required: ["source"] },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema, in an object that is only written down
    then: {
      propertyNames: { enum: [...common, ...Object.keys(keysOf(settingsOf(adapter)))] },
      ...(!adapter.shape && { properties: { drift: driftOf(adapter) } }),
    },
  }));
  const document = {
    ...schema,
    title: "Profile of a board's deliveries from one source",
    description: "profile.yaml: what one board says about the files of one source.",
    properties,
    allOf: sources,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One policy, or one by each column set that the source has. */
const driftOf = (adapter: Adapter) => ({
  anyOf: [{ type: "string" }, { propertyNames: { enum: columnSetsOf([adapter]) } }],
});

const sourceOf = (adapters: readonly Adapter[], description: string | undefined) => ({
  description,
  oneOf: adapters.map(({ name, title }) => ({ const: name, description: title.en })),
});
