import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { check } from "@regiohub/infra/ingest/check";
import { openParcel } from "@regiohub/infra/ingest/delivery";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { bint } from "./index.js";

const FIXTURES = new URL("../../bint/fixtures/", import.meta.url);

adapterSuite(bint, FIXTURES);

const SENT = [
  "IAM_BA_133761234567890000_1.xml",
  "IAM_BA_133761234567890000_2.xml",
  "rst_functie_133761234567890000_1.xml",
  "rst_orgeenheid_133761234567890000_1.xml",
  "profile.yaml",
];

/** Names of the files of a folder that are delivered. */
async function delivered(names: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "hub-bint-"));
  try {
    for (const name of names) await writeFile(join(folder, name), "<leeg/>");
    const { deliveries } = await openParcel({ adapters: [bint], files: [folder], board: "99002" });
    return [...new Set(deliveries.flatMap(({ files }) => files.map(({ name }) => name)))].sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("of a folder with several exports of Bint", () => {
  it("only the newest of each kind is delivered, in as many files as it has", async () => {
    const newest = [
      "IAM_BA_133761234567890000_1.xml",
      "IAM_BA_133761234567890000_2.xml",
      "roltoewijzing_OE_133761234567890000_1.xml",
      "rst_functie_133760000000000000_1.xml",
      "rst_orgeenheid_133761234567890000_1.xml",
    ];
    const older = [
      "IAM_BA_133760000000000000_1.xml",
      "IAM_BA_133760000000000000_3.xml",
      "roltoewijzing_OE_133760000000000000_1.xml",
      "rst_functie_99_1.xml",
      "rst_orgeenheid_133760000000000000_1.xml",
    ];
    expect(await delivered([...newest, ...older])).toEqual(newest);
  });
});

describe("a last file of persons", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-bint-"));
    await cp(FIXTURES, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What becomes of the fixtures when their second file of persons is changed. */
  async function checkedWith(change: (xml: string) => string) {
    const file = join(folder, "IAM_BA_133761234567890000_2.xml");
    await writeFile(file, change(await readFile(file, "utf8")));
    const paths = SENT.map((name) => join(folder, name));
    const [report] = await check({ adapters: [bint], files: paths, board: "99002" });
    return report;
  }

  it("without any inzet is read as the others", async () => {
    const before = await checkedWith((xml) => xml);
    const report = await checkedWith((xml) => xml.replace(/<inzet>.*?<\/inzet>/gs, ""));
    expect(report?.error).toBeNull();
    const { records, refused } = before?.counts.employment ?? {};
    expect(records).toBeGreaterThan(0);
    expect(report?.counts.employment).toMatchObject({ records, refused });
  });

  it("whose every inzet has no first day is refused", async () => {
    const inzet = "<inzet><a><rubriekcode>P01121</rubriekcode><waarde>1010</waarde></a></inzet>";
    const report = await checkedWith((xml) =>
      xml.replace(/<inzet>.*?<\/inzet>/gs, "").replace("</dienstverband>", `${inzet}</dienstverband>`),
    );
    expect(report?.error).toMatchObject({ code: "COLUMN_MISSING" });
    expect(report?.error?.message).toContain('"P01125"');
  });
});
