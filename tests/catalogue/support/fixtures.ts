import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Adapter } from "@regiohub/infra/ingest/define";
import type { Handover } from "./board.js";
import { registerOf } from "./register.js";

const ROOT = new URL("../../../../", import.meta.url);

/** Where an adapter's fixtures are: beside its README, in a folder each where there are several sets of them. */
export async function fixtureFolders({ name, readme, files }: Adapter): Promise<URL[]> {
  const folder = new URL(`${dirname(readme)}/fixtures/`, ROOT);
  if (name !== basename(dirname(readme))) return [new URL(`${name}/`, folder)];
  if (files.length > 0) return [folder];
  // Its profile says which files there are: a set for each profile.
  const sets = (await readdir(folder)).map((set) => new URL(`${set}/`, folder));
  return sets.filter((set) => existsSync(new URL("profile.yaml", set)));
}

/** The files of a folder as a delivery; before it a register of the sites that its expected records speak of. */
export async function fixtureDeliveries({ name, scope }: Adapter, folder: URL): Promise<Handover[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const texts: string[] = [];
  // Editions of a register differ in their columns, and none of them has a profile.
  const files: Record<string, Buffer | string> = { "profile.yaml": "drift: evolve" };
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const content = await readFile(new URL(entry.name, folder));
    if (entry.name.endsWith(".expected.json")) texts.push(content.toString());
    else files[entry.name] = content;
  }
  if (scope === "register") return [{ board: null, source: name, files }];
  const board = /^board: "(\d{5})"/m.exec(String(files["profile.yaml"]))?.[1] ?? "99001";
  const sites = new Set(texts.flatMap((text) => text.match(/(?<="siteCode": ")\w+/g) ?? []));
  const delivery = { board, source: name, files };
  if (sites.size === 0) return [delivery];
  const register = registerOf([...sites].map((code) => [board, code]));
  return [{ board: null, source: "duo", files: register }, delivery];
}
