import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import type { Export } from "@regiohub/infra/ingest/define";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { referenceFile } from "@regiohub/schema/reference";
import { duo } from "./index.js";
import { pupilSites, sitePupils } from "./pupils.js";
import { sites } from "./sites.js";

// dist/duo/ → duo/fixtures/
adapterSuite(duo, new URL("../../duo/fixtures/", import.meta.url));

/** What a file of `schema/reference/duo` turns into. */
async function readWhole(name: string, source: Export) {
  const fields = Object.keys(source.record.fields);
  const records: Record<string, unknown>[] = [];
  const rejections: object[] = [];
  await decodeExport(
    fileURLToPath(referenceFile(name)),
    source,
    duo,
    { profile: NO_PROFILE, kept: new Map() },
    {
      record: (values) => void records.push(Object.fromEntries(fields.map((field, at) => [field, values[at]]))),
      rejection: (one) => void rejections.push(one),
      pause: () => Promise.resolve(),
    },
  );
  const different = (field: string) => new Set(records.map((record) => record[field])).size;
  return { records, rejections, different };
}

it("reads the whole register that comes with the hub, without a rejection", async () => {
  const { rejections, different } = await readWhole("duo/sites.csv", sites);
  expect(rejections).toEqual([]);
  expect(["siteCode", "brin", "boardNumber", "municipalityCode"].map(different)).toEqual([6122, 6011, 749, 342]);
});

describe("thirty years of pupils that come with the hub", () => {
  it("are read without a rejection: 9,737 sites, of which 7,971 are primary schools", async () => {
    const { records, rejections, different } = await readWhole("duo/pupils.csv", pupilSites);
    expect(rejections).toEqual([]);
    expect(different("siteCode")).toBe(9737);
    const primary = records.filter(({ schoolKind }) => schoolKind === "BO");
    expect(primary).toHaveLength(7971);
    expect(primary.filter(({ municipalityCode }) => municipalityCode === null)).toEqual([]);
    expect(records.find(({ siteCode }) => siteCode === "00AR00")?.name).toBe('BS "De Maasparel"');
  });

  it("have 762 counts that the source hides, and no record where there were no pupils", async () => {
    const { records, rejections, different } = await readWhole("duo/pupils.csv", sitePupils);
    expect(rejections).toEqual([]);
    expect(different("year")).toBe(30);
    expect(records.filter(({ pupils }) => pupils === null)).toHaveLength(762);
    expect(records.filter(({ pupils }) => pupils === 0)).toEqual([]);
  });
});
