import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { DeliveryBinding } from "@regiohub/infra/ingest/bind";
import { decodeExport, decodeLookup, emptyKept } from "@regiohub/infra/ingest/decode-file";
import { type Profile, readProfile } from "@regiohub/infra/ingest/profile";
import { vismaNet } from "../../index.js";
import { settings } from "../../settings.js";
import { EXPORTS } from "../exports.js";
import type { Behaviour } from "./stand-in.js";

const FIXTURES = new URL("../../../../visma-net/fixtures/", import.meta.url);

/** The fixtures as results, but for the files with broken rows: a system does not send those. */
export async function fixtureResults(): Promise<Behaviour["results"]> {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith(".csv") && !name.endsWith("_3.csv"));
  const parts = EXPORTS.map(
    ({ name }) => [name, names.filter((file) => new RegExp(`^${name}(_\\d)?\\.csv$`).test(file))] as const,
  );
  const read = (file: string) => readFile(new URL(file, FIXTURES));
  return Object.fromEntries(
    await Promise.all(parts.map(async ([name, files]) => [name, await Promise.all(files.sort().map(read))])),
  );
}

/** What the board of the fixtures says. */
export const fixtureProfile = async (): Promise<Profile> =>
  readProfile(await readFile(new URL("profile.yaml", FIXTURES), "utf8"), [settings]);

/** Kind → its expectations: of `employees` are made members, and link tokens when there is a key. */
const KINDS = {
  unit: /^organization-units\.expected\.json$/,
  member: /^employees_[12]\.member\.expected\.json$/,
  link: /^employees_[12]\.link\.expected\.json$/,
  employment: /^contracts_[12]\.expected\.json$/,
} as const;

/** What the fixtures' own expectations say of a kind. */
export async function expectedRecords(kind: keyof typeof KINDS): Promise<object[]> {
  const names = (await readdir(FIXTURES)).filter((name) => KINDS[kind].test(name));
  const texts = await Promise.all(names.sort().map((name) => readFile(new URL(name, FIXTURES), "utf8")));
  const expected = texts.flatMap((text) => (JSON.parse(text) as { records: { _line: number }[] }).records);
  return expected.map(({ _line, ...record }) => record);
}

/** The records that the adapter makes of pulled files, kind by kind. */
export async function recordsOf(paths: readonly string[], profile: Profile): Promise<Record<string, object[]>> {
  const delivery: DeliveryBinding = { profile, kept: emptyKept(vismaNet) };
  const sink = { rejection: () => {}, pause: () => Promise.resolve() };
  const read = async (role: "lookup" | "export") => {
    for (const source of vismaNet.files) {
      const path = paths.find((one) => source.file.test(basename(one)));
      if (source.role !== role || path === undefined) continue;
      if (source.role === "lookup") await decodeLookup(path, source, vismaNet, delivery, sink);
      else if (source.role === "export") {
        const fields = Object.keys(source.record.fields);
        const found: object[] = [];
        const record = (values: readonly unknown[]) =>
          void found.push(Object.fromEntries(fields.map((field, index) => [field, values[index]])));
        await decodeExport(path, source, vismaNet, delivery, { ...sink, record });
        records[source.record.kind] = found;
      }
    }
  };
  const records: Record<string, object[]> = {};
  await read("lookup");
  await read("export");
  return records;
}
