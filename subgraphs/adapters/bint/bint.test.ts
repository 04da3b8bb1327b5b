import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openParcel } from "@regiohub/infra/ingest/delivery";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { bint } from "./index.js";

adapterSuite(bint, new URL("../../bint/fixtures/", import.meta.url));

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
