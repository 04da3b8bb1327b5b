import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import type { DeliveryBinding } from "../ingest/bind.js";
import { decodeExport, decodeLookup, emptyKept } from "../ingest/decode-file.js";
import type { Adapter, Export, Lookup } from "../ingest/define.js";
import { NO_PROFILE, readProfile, settingsOf } from "../ingest/profile.js";
import type { Rejection } from "../ingest/rejection.js";

/** What a fixture file must turn into; stands beside it as `NAME.expected.json`. */
interface Expected {
  /** Records of an export, or what a side file kept; `_line` says where each came from. */
  readonly records: readonly object[];
  readonly rejections: readonly Omit<Rejection, "file" | "cells">[];
}

/**
 * Tests an adapter on the files of a folder: every file of the adapter's set must be there, and each must turn into
 * exactly the records and rejections of its `.expected.json`. A `profile.yaml` there is used. Where an export reads the
 * same file, what a side file keeps stands in `.lookup.expected.json`; of several exports each has its `.KIND`.
 * With UPDATE_EXPECTED=1 the expected files are written instead: review them line by line.
 */
export function adapterSuite(adapter: Adapter, folder: URL): void {
  describe(`adapter ${adapter.name}`, () => {
    const read = adapter.files.filter((source) => source.role !== "unread");
    it.each(read.map((source) => [source.name, source] as const))("reads %s as expected", async (_, source) => {
      const names = (await readdir(folder)).filter((name) => source.file.test(name));
      expect(names).not.toHaveLength(0);
      for (const name of names) await compare(adapter, folder, source, name);
    });
  });
}

async function compare(adapter: Adapter, folder: URL, source: Export | Lookup, name: string): Promise<void> {
  const actual = await decodeFixture(adapter, folder, source, name);
  const file = new URL(`${name.replace(/\.[^.]+$/, "")}${suffixOf(adapter, source, name)}.expected.json`, folder);
  if (process.env.UPDATE_EXPECTED) await writeFile(file, `${JSON.stringify(actual, null, 2)}\n`);
  expect(actual).toEqual(JSON.parse(await readFile(file, "utf8")));
}

/** Tells the expected files of one fixture apart: a side file or several exports may read what an export reads. */
function suffixOf({ files }: Adapter, source: Export | Lookup, name: string): string {
  const exports = files.filter((other) => other.role === "export" && other.file.test(name));
  if (source.role === "lookup") return exports.length > 0 ? ".lookup" : "";
  return exports.length > 1 ? `.${source.record.kind}` : "";
}

/** The records and rejections of one fixture file, its side files joined in. */
async function decodeFixture(adapter: Adapter, folder: URL, source: Export | Lookup, name: string): Promise<Expected> {
  const delivery = await bindingOf(adapter, folder, source);
  const records: object[] = [];
  const rejections: Omit<Rejection, "file" | "cells">[] = [];
  const rejection = ({ file: _, cells: __, ...rest }: Rejection) => void rejections.push(rest);
  const pause = () => Promise.resolve();
  const path = fileURLToPath(new URL(name, folder));
  if (source.role === "lookup") {
    await decodeLookup(path, source, adapter, delivery, { rejection, pause });
    const kept = delivery.kept.get(source.name) ?? [];
    return { records: [...kept].map(([key, value]) => ({ key, ...(value as object) })), rejections };
  }
  const fields = Object.keys(source.record.fields);
  const record = (values: readonly unknown[], line: number) => {
    records.push({ _line: line, ...Object.fromEntries(fields.map((field, index) => [field, values[index]])) });
  };
  await decodeExport(path, source, adapter, delivery, { record, rejection, pause });
  return { records, rejections };
}

/** The profile and the side files of a folder, but for the one that is looked at. */
async function bindingOf(adapter: Adapter, folder: URL, but: Export | Lookup): Promise<DeliveryBinding> {
  const names = await readdir(folder);
  const text = names.includes("profile.yaml") ? await readFile(new URL("profile.yaml", folder), "utf8") : undefined;
  const profile = text === undefined ? NO_PROFILE : readProfile(text, settingsOf(adapter));
  const binding = { board: profile.board, profile, kept: emptyKept(adapter) };
  const sink = { rejection: () => {}, pause: () => Promise.resolve() };
  for (const source of adapter.files) {
    if (source.role !== "lookup" || source === but) continue;
    for (const name of names.filter((one) => source.file.test(one))) {
      await decodeLookup(fileURLToPath(new URL(name, folder)), source, adapter, binding, sink);
    }
  }
  return binding;
}
