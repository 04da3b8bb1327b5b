import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import type { Adapter } from "@regiohub/infra/ingest/define";
import { type Profile, readProfile } from "@regiohub/infra/ingest/profile";
import { afas, afasDwh, afasProfit } from "../index.js";
import { pullFrom } from "./testing/pull.js";
import { connectorsOf, filesIn, type Read, readAll } from "./testing/records.js";
import { useStandIns } from "./testing/stand-ins.js";

const FIXTURES = new URL("../../../afas/fixtures/", import.meta.url);

const start = useStandIns();

/** What the files of a folder turn into, delivered as files and pulled from a Profit that holds their rows. */
async function bothWays(adapter: Adapter, folder: URL, profile: Profile) {
  const paths = await filesIn(folder, adapter);
  const { address } = await start({ connectors: await connectorsOf(paths, adapter, profile) });
  let pulled: Read | undefined;
  const inspect = async (files: readonly string[]) => {
    pulled = await readAll(adapter, profile, files);
  };
  await pullFrom(address, adapter.files, { profile: profile.document, pull: { pageSize: 5 }, inspect });
  return { delivered: await readAll(adapter, profile, paths), pulled };
}

describe("what is pulled turns into the same records as its rows delivered as files", () => {
  it.each([
    ["afas", afas, "./"],
    ["afas-dwh", afasDwh, "afas-dwh/"],
    ["afas-profit", afasProfit, "afas-profit/"],
  ] as const)("%s, with every quirk of its fixtures", async (_, adapter, path) => {
    const folder = new URL(path, FIXTURES);
    const text = await readFile(new URL("profile.yaml", folder), "utf8");
    const profile = readProfile(text, adapter.settings ? [adapter.settings] : []);
    const { delivered, pulled } = await bothWays(adapter, folder, profile);
    expect([delivered.records.length > 0, delivered.refused.length > 0]).toEqual([true, true]);
    expect(pulled).toEqual(delivered);
  });
});
