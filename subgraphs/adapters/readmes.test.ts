import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { readProfile, settingsOf } from "@regiohub/infra/ingest/profile";
import { adapters } from "./index.js";

const ROOT = new URL("../../../", import.meta.url);
const FOLDER = new URL("subgraphs/adapters/", ROOT);

/** Pages that tell of a source: its README, and the one about asking it live where it has one. */
const pagesOf = (readme: string) =>
  [readme, readme.replace(/[^/]+$/, "live/README.md")]
    .map((path) => new URL(path, ROOT))
    .filter((url) => existsSync(url));

/** Pages that a page refers to, as it says them: those of this repository. */
const targetsIn = (page: string) =>
  [...page.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !target.includes("://"));

/** The examples of a page that are in YAML. */
const examplesIn = (page: string) => [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

describe.each(adapters.map((adapter) => [adapter.name, adapter] as const))("the pages of %s", (name, adapter) => {
  const { readme } = adapter;

  it("show profiles that the source takes", async () => {
    for (const page of pagesOf(readme)) {
      for (const example of examplesIn(await readFile(page, "utf8"))) {
        const text = example.replace(/^source: .*$/m, `source: ${name}`);
        expect(() => readProfile(text, settingsOf(adapter))).not.toThrow();
      }
    }
  });

  it("refer to pages that are there", async () => {
    for (const page of pagesOf(readme)) {
      const targets = targetsIn(await readFile(page, "utf8"));
      expect(targets.filter((target) => !existsSync(new URL(target, page)))).toEqual([]);
    }
  });
});

it("the page for all sources names every one, and refers to pages that are there", async () => {
  const page = await readFile(new URL("README.md", FOLDER), "utf8");
  for (const { name } of adapters) expect(page).toContain(`\`${name}\``);
  const targets = targetsIn(page);
  expect(targets.filter((target) => !existsSync(new URL(target, FOLDER)))).toEqual([]);
  const folders = (await readdir(FOLDER, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const withPage = folders.filter(({ name }) => existsSync(new URL(`${name}/README.md`, FOLDER)));
  expect(withPage.filter(({ name }) => !targets.some((target) => target.startsWith(`${name}/`)))).toEqual([]);
});
