import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defineSettings, z } from "../../ingest/profile.js";
import type { PullContext } from "../../ingest/pull.js";
import { type ToyHooks, toyCsv, toyHub } from "../../ingest/testing/toy.js";
import type { Work } from "../work.js";

const pullSettings = defineSettings({ pull: z.strictObject({ rows: z.string() }).optional() });

/** What a toy source does when it is asked, instead of writing `things.csv` with the rows of the profile. */
export type ToyPull = (context: PullContext) => Promise<readonly string[]>;

const pullRows: ToyPull = async ({ document, folder }) => {
  const { pull } = pullSettings.parse(document);
  const path = join(folder, "things.csv");
  await writeFile(path, `nr;name;amount;made\n${pull?.rows ?? ""}\n`);
  return [path];
};

/** The toy hub, whose source `toy-csv` can also be asked. */
export function unattendedHub(hooks: ToyHooks = {}, pull: ToyPull = pullRows): Work["hub"] {
  const { adapters, records, subgraphs } = toyHub(hooks);
  const asked = { ...toyCsv, live: { settings: pullSettings, pull } };
  return {
    subgraphs,
    retention: async () => [],
    records,
    adapters: adapters.map((adapter) => (adapter === toyCsv ? asked : adapter)),
  };
}
