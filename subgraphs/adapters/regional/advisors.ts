import { invalid } from "@regiohub/infra/ingest/cell";
import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { regionAdvisor } from "@regiohub/schema/records/index";
import { scheme, validFrom, validTo } from "./cells.js";

/** `region-advisors.csv`: one row per adviser of a region, for a time. Source: ./README.md */
export const advisors = defineExport({
  name: "region-advisors.csv",
  file: /^region-advisors\.csv$/i,
  record: regionAdvisor,
  required: false,
  columns: {
    scheme,
    regionCode: text("region", { max: 50 }),
    name: text("name", { max: 200 }),
    email: text("email", { max: 200 })
      .map((value) =>
        /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? value : invalid("an e-mail address", "een e-mailadres"),
      )
      .orDropped(),
    validFrom,
    validTo,
    source: text("source", { max: 200 }),
  },
});
