import { invalid } from "@regiohub/infra/ingest/cell";
import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { regionMember } from "@regiohub/schema/records/index";
import { scheme, validFrom, validTo } from "./cells.js";

/** `region-members.csv`: one row per municipality in a region, for a time. Source: ./README.md */
export const members = defineExport({
  name: "region-members.csv",
  file: /^region-members\.csv$/i,
  record: regionMember,
  required: false,
  columns: {
    scheme,
    regionCode: text("region", { max: 50 }),
    regionName: text("name", { max: 200 }),
    municipalityCode: text("municipality").map((value) => {
      const digits = /^(?:GM)?(\d{1,4})$/i.exec(value)?.[1]; // CBS writes GM before it; spreadsheets take zeros away
      return digits
        ? digits.padStart(4, "0")
        : invalid("a municipality number: four digits", "een gemeentenummer: vier cijfers");
    }),
    validFrom,
    validTo,
    source: text("source", { max: 200 }),
  },
});
