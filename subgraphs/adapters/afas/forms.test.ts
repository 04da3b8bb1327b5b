import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { decodeExport, decodeLookup, emptyKept } from "@regiohub/infra/ingest/decode-file";
import type { Adapter } from "@regiohub/infra/ingest/define";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { afas, afasDwh, afasProfit } from "./index.js";

const FOLDER = new URL("../../afas/fixtures/forms/", import.meta.url);

/** The records of an adapter's files in a folder, and what was refused; files that are not there are passed over. */
async function read(adapter: Adapter, folder: URL) {
  const records: object[] = [];
  const rejections: Rejection[] = [];
  const binding = { profile: NO_PROFILE, kept: emptyKept(adapter) };
  const rejection = (one: Rejection) => void rejections.push(one);
  const pause = () => Promise.resolve();
  const names = await readdir(folder);
  const sources = adapter.files.toSorted((a, b) => Number(a.role === "export") - Number(b.role === "export"));
  for (const source of sources) {
    for (const name of names.filter((one) => source.file.test(one))) {
      const path = fileURLToPath(new URL(name, folder));
      if (source.role === "lookup") await decodeLookup(path, source, adapter, binding, { rejection, pause });
      if (source.role !== "export") continue;
      const fields = Object.keys(source.record.fields);
      const record = (values: readonly unknown[]) =>
        void records.push(Object.fromEntries(fields.map((field, index) => [field, values[index]])));
      await decodeExport(path, source, adapter, binding, { record, rejection, pause });
    }
  }
  return { records, rejections };
}

describe.each([afas, afasDwh, afasProfit].map((adapter) => [adapter.name, adapter] as const))("%s", (name, adapter) => {
  it.each(["json-envelope", "json-list", "xml-connector", "xml-rows", "csv-windows-1252", "csv-utf-8"])(
    "gives the same records from the same rows as %s",
    async (form) => {
      const expected = JSON.parse(await readFile(new URL("expected.json", FOLDER), "utf8")) as Record<string, object[]>;
      expect(await read(adapter, new URL(`${form}/`, FOLDER))).toEqual({ records: expected[name], rejections: [] });
    },
  );
});
