import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { constant } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { siteColumn } from "../hr-profile.js";

/** `Eenheid`: a row per unit; its `[Dossiernummer]` is the unit's file, not a person's. Source: ./README.md */
export const units = defineExport({
  name: "Eenheid.csv",
  file: /^Eenheid\.csv$/i,
  record: unit,
  columns: {
    code: text("[ID org-eenheid]"),
    name: text("[Lg naam org-eenhd]"),
    parentCode: text("[Parent Eenheid]").orNull(),
    siteCode: siteColumn(text("[ID org-eenheid]"), constant(null)),
  },
});
