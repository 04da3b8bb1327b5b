import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { site } from "@regiohub/schema/records/index";
import { referenceFile } from "@regiohub/schema/reference";
import { duo } from "./index.js";
import { sites } from "./sites.js";

// dist/duo/ → duo/fixtures/
adapterSuite(duo, new URL("../../duo/fixtures/", import.meta.url));

it("reads the whole register that comes with the hub, without a rejection", async () => {
  const fields = Object.keys(site.fields);
  const [code, brin, board, municipality] = ["siteCode", "brin", "boardNumber", "municipalityCode"].map((name) => {
    const index = fields.indexOf(name);
    return { index, seen: new Set<unknown>() };
  });
  const rejections: object[] = [];
  const binding = { profile: NO_PROFILE, kept: new Map() };
  await decodeExport(fileURLToPath(referenceFile("duo/sites.csv")), sites, duo, binding, {
    record: (values) => {
      for (const field of [code, brin, board, municipality]) field?.seen.add(values[field.index]);
    },
    rejection: (one) => void rejections.push(one),
    pause: () => Promise.resolve(),
  });
  expect(rejections).toEqual([]);
  expect([code, brin, board, municipality].map((field) => field?.seen.size)).toEqual([6122, 6011, 749, 342]);
});
