import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { constant } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { siteColumn } from "../hr-profile.js";
import { connector } from "./connector.js";

/** `T4E_HelloID_OrganizationalUnits_v2`: a row per unit; here the id is spelled `ExternalId`. Source: ./README.md */
export const units = defineExport({
  ...connector("T4E_HelloID_OrganizationalUnits_v2"),
  record: unit,
  columns: {
    code: text("ExternalId"),
    name: text("DisplayName"),
    parentCode: text("ParentExternalId").orNull(), // boards deliver circles
    siteCode: siteColumn(text("ExternalId"), constant(null)),
  },
});
