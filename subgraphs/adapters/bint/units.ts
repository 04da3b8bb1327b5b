import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { constant } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { siteColumn } from "../hr-profile.js";

/** `rst_orgeenheid`: an element per unit. Source: ./README.md */
export const units = defineExport({
  name: "rst_orgeenheid_133800000000000000_1.xml",
  file: /^rst_orgeenheid_\d+(_[^.]*)?\.xml$/i,
  edition: /^rst_orgeenheid_(\d+)/i,
  record: unit,
  columns: {
    code: text("orgEenheidID"),
    name: text("naamLang"),
    parentCode: text("hogereOrgEenheid").optional(), // boards deliver circles
    siteCode: siteColumn(text("orgEenheidID"), constant(null)),
  },
});
