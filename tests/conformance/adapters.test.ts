import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { adapters } from "@regiohub/adapters";
import { records } from "@regiohub/schema/records/index";
import { hub } from "../hub.js";

const ROOT = new URL("../../../", import.meta.url);

it("have names of their own", () => {
  expect(new Set(adapters.map(({ name }) => name)).size).toBe(adapters.length);
});

describe.each(adapters.map((adapter) => [adapter.name, adapter] as const))("adapter %s", (name, adapter) => {
  const exports = adapter.files.filter((source) => source.role === "export");
  const read = adapter.files.filter((source) => source.role !== "unread");

  it("knows each of its files by the vendor's name", () => {
    for (const source of adapter.files) expect(source.name).toMatch(source.file);
  });

  it("knows no file of another adapter", () => {
    const others = adapters.filter((other) => other !== adapter).flatMap(({ files }) => files);
    for (const source of adapter.files) expect(others.filter(({ file }) => file.test(source.name))).toEqual([]);
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
      ...(source.role === "lookup" ? source.key.headers : []),
    ]);
    expect(headers.filter((header) => !readme.includes(header))).toEqual([]);
  });

  it("has a fixture and its expected records for each file that it reads", () => {
    const fixtures = readdirSync(new URL(`subgraphs/adapters/${name}/fixtures/`, ROOT));
    for (const source of read) {
      const files = fixtures.filter((file) => source.file.test(file));
      expect(files).not.toEqual([]);
      for (const file of files) expect(fixtures).toContain(`${file.replace(/\.[^.]+$/, "")}.expected.json`);
    }
  });
});
