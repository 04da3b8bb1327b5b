import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { adapters } from "@regiohub/adapters";
import { records } from "@regiohub/schema/records/index";
import { hub } from "../hub.js";

const ROOT = new URL("../../../", import.meta.url);

it("have names of their own", () => {
  expect(new Set(adapters.map(({ name }) => name)).size).toBe(adapters.length);
});

/** What a profile makes of the others is tested with profiles: subgraphs/adapters/generic. */
const withFiles = adapters.filter(({ shape }) => !shape);

describe.each(withFiles.map((adapter) => [adapter.name, adapter] as const))("adapter %s", (name, adapter) => {
  const exports = adapter.files.filter((source) => source.role === "export");
  const read = adapter.files.filter((source) => source.role !== "unread");

  it("knows each of its files by the vendor's name", () => {
    for (const source of adapter.files) expect(source.name).toMatch(source.file);
  });

  it("knows a file of another adapter only when both say that it is shared", () => {
    const others = adapters.filter((other) => other !== adapter).flatMap(({ files }) => files);
    for (const source of adapter.files) {
      const alike = others.filter(({ file }) => file.test(source.name));
      expect(alike.filter((other) => !other.shared || !source.shared)).toEqual([]);
    }
  });

  it("knows a file by which it is told from all others", () => {
    expect(adapter.files.filter(({ shared }) => !shared)).not.toEqual([]);
  });

  it("makes records that the schema defines and a subgraph loads", () => {
    const loaded = hub.subgraphs.flatMap(({ loaders }) => loaders.map(({ kind }) => kind));
    for (const { record } of exports) {
      expect(records).toContain(record);
      expect(loaded).toContain(record.kind);
    }
  });

  it("tells board IT of every column that it reads", () => {
    const readme = readFileSync(new URL(adapter.readme, ROOT), "utf8");
    const headers = read.flatMap((source) => [
      ...Object.values(source.columns).flatMap((column) => column.headers),
      ...(source.only?.headers ?? []),
      ...(source.role === "lookup" ? source.key.headers : (source.spread?.headers ?? [])),
    ]);
    expect(headers.filter((header) => !readme.includes(header))).toEqual([]);
  });

  it("has a fixture and its expected records for each file that it reads", () => {
    const fixtures = readdirSync(new URL(`${fixturesOf(adapter.readme, name)}/`, ROOT));
    for (const source of read) {
      const files = fixtures.filter((file) => source.file.test(file));
      expect(files).not.toEqual([]);
      const part = source.role === "lookup" ? "lookup" : source.record.kind;
      for (const file of files) {
        const stem = file.replace(/\.[^.]+$/, "");
        const expected = [`${stem}.expected.json`, `${stem}.${part}.expected.json`];
        expect(fixtures.filter((other) => expected.includes(other))).not.toEqual([]);
      }
    }
  });
});

/** `fixtures` beside the README; of an adapter that is not named as its folder, `afas-dwh` in `afas`, a folder in it. */
function fixturesOf(readme: string, adapter: string): string {
  const folder = dirname(readme);
  return adapter === basename(folder) ? `${folder}/fixtures` : `${folder}/fixtures/${adapter}`;
}
