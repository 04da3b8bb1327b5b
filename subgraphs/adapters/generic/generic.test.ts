import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import type { Export } from "@regiohub/infra/ingest/define";
import { type Delivery, openParcel } from "@regiohub/infra/ingest/delivery";
import { readProfileOf } from "@regiohub/infra/ingest/profile";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { generic } from "./index.js";

const FIXTURES = new URL("../../generic/fixtures/", import.meta.url);

/** The adapter as a profile shapes it. */
function shaped(text: string) {
  const { document } = readProfileOf(text, [generic]);
  return { ...generic, files: generic.shape?.files(document) ?? [] };
}

for (const set of ["sdb", "adp", "exact", "nmbrs", "lines", "nested", "nested-xml"]) {
  const folder = new URL(`${set}/`, FIXTURES);
  const adapter = shaped(readFileSync(new URL("profile.yaml", folder), "utf8"));
  // Tokens need a key, which no fixture has: `links.test.ts` tells what they are.
  const files = adapter.files.filter((source) => source.role !== "export" || !source.needsKeys);
  adapterSuite({ ...adapter, name: `generic, ${set}`, files }, folder);
}

const MEMBER = "record: member, columns: { memberNumber: Nr }";
const EMPLOYMENT =
  "record: employment, constants: { contractKind: TEMPORARY }, columns: { memberNumber: Nr, startsOn: Begin }";

describe("a declared file", () => {
  it.each([
    ["files: []", '"files": none'],
    ["units: {}", '"files": none'],
    [`files: [{ file: a.csv, record: salary, columns: {} }]`, '"files.0.record"'],
    [`files: [{ file: a.csv, record: link, columns: {} }]`, '"files.0.record"'],
    [`files: [{ file: a.csv, record: member, columns: {} }]`, '"files.0.columns": memberNumber of member: no column'],
    [`files: [{ file: a.csv, record: member, columns: { shoeSize: Maat } }]`, '"shoeSize"'],
    [
      `files: [{ file: a.csv, ${MEMBER} }, { file: b.csv, record: employment, columns: { memberNumber: Nr } }]`,
      '"files.1.columns": employmentNumber, lineNumber, contractKind, contractStartsOn, startsOn of employment',
    ],
    [`files: [{ file: a.csv, record: member, columns: { memberNumber: BSN } }]`, "citizen service number"],
    [`files: [{ file: a.csv, ${MEMBER}, only: { Geloof: [x] } }]`, "religion"],
    [`files: [{ file: a.csv, ${MEMBER}, words: { sex: { M: MAN } } }]`, '"files.0.words.sex.M"'],
    [`files: [{ file: a.csv, ${MEMBER}, sizeUnit: percent }]`, '"sizeUnit"'],
    [`sizeOf: line\nfiles: [{ file: a.csv, ${EMPLOYMENT} }]`, '"files.0.columns": no column for fte or hoursPerWeek'],
    [`sizeOf: both\nfiles: [{ file: a.csv, ${EMPLOYMENT} }]`, '"sizeOf"'],
    [`files: [{ file: a.json, rows: "a[0].b", ${MEMBER} }]`, '"files.0.rows"'],
    [`files: [{ file: a.json, rows: "a[][]", ${MEMBER} }]`, '"files.0.rows"'],
    ['rows: ["a..b"]', '"rows.0": expected names with points between them, [] behind each list'],
    [`files: [{ file: a.csv, ${MEMBER}, constants: { bornOn: "2024-02-30" } }]`, '"files.0.constants.bornOn"'],
  ])("is refused with its place: %s", (text, place) => {
    expect(() => shaped(`source: generic\n${text}`)).toThrow(
      expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining(place) }),
    );
  });

  it("is known by its name, with * and ? and in any case, and by nothing that only holds it", () => {
    const [source] = shaped(`files: [{ file: "Pers(1)?*.csv", ${MEMBER} }]`).files as [Export];
    for (const name of ["Pers(1)a.csv", "PERS(1)2024-10.CSV"]) expect(name).toMatch(source.file);
    for (const name of ["Pers(1).csv", "Pers1ab.csv", "x Pers(1)a.csv", "Pers(1)a.csv.bak"])
      expect(name).not.toMatch(source.file);
  });

  it("may be absent when the profile says so", () => {
    const [member, , employment] = shaped(
      `files: [{ file: a.csv, ${MEMBER} }, { file: b.csv, required: false, ${EMPLOYMENT} }]`,
    ).files;
    expect([member?.required, employment?.required]).toEqual([true, false]);
  });

  it("of people has link tokens beside it", () => {
    const kinds = shaped(`files: [{ file: a.csv, ${MEMBER} }]`).files.map((source) => (source as Export).record.kind);
    expect(kinds).toEqual(["member", "link"]);
  });
});

describe("a delivery", () => {
  const folder = fileURLToPath(new URL("exact/", FIXTURES));
  const profile = readFileSync(new URL("exact/profile.yaml", FIXTURES), "utf8");
  const only = { adapters: [generic], board: "99001", files: [join(folder, "medewerkers.csv")] };

  it("is shaped by the profile among its files, else by the one in force", async () => {
    const own = await openParcel({ ...only, files: [...only.files, join(folder, "profile.yaml")] });
    const kept = await openParcel({ ...only, profileInForce: async () => profile });
    for (const { deliveries } of [own, kept]) {
      const [{ adapter, files, shapedBy }] = deliveries as [Delivery];
      expect(adapter).toMatchObject({ name: "generic", files: { length: 3 } });
      expect(shapedBy?.document).toEqual(own.profile.document);
      expect(files).toHaveLength(3); // people, their tokens and their employments are read from the one file
    }
    expect(kept.profileText).toBeNull(); // nothing came along that would have to be kept
  });

  it("without a profile is refused, and says what makes one", async () => {
    await expect(openParcel({ ...only, source: "generic" })).rejects.toThrow(
      expect.objectContaining({
        code: "PROFILE_INVALID",
        message: expect.stringContaining("`hub discover` drafts it"),
      }),
    );
    await expect(openParcel(only)).rejects.toThrow(expect.objectContaining({ code: "SOURCE_UNKNOWN" }));
  });

  it("has no new columns that nobody reads, when the same file gives employments that read them", async () => {
    const files = generic.shape?.files(readProfileOf(profile, [generic]).document) ?? [];
    const [member] = files as [Export];
    const rejected: string[] = [];
    const columns = {
      before: new Map([[member.name, ["Medewerkernr"]]]),
      now: new Map<string, readonly string[]>(),
      policyOf: () => "discard" as const,
    };
    const delivery = { profile: readProfileOf(profile, [generic]), kept: new Map(), columns };
    await decodeExport(join(folder, "medewerkers.csv"), member, { ...generic, files }, delivery, {
      record() {},
      rejection: ({ code, column }) => void rejected.push(`${code} ${column}`),
      pause: async () => {},
    });
    expect(rejected.filter((one) => one.startsWith("COLUMN"))).toEqual([]);
  });

  it("is not shaped by the profile of another source", async () => {
    const asked: string[] = [];
    const profileInForce = async (source: string) => void asked.push(source) as undefined;
    await expect(openParcel({ ...only, profile: { text: "name: x" }, profileInForce })).rejects.toThrow(
      expect.objectContaining({ code: "SOURCE_UNKNOWN" }),
    );
    expect(asked).toEqual(["generic"]);
  });
});
