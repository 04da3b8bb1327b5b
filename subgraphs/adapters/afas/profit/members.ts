import { defineExport } from "@regiohub/infra/ingest/define";
import { member } from "@regiohub/schema/records/index";
import { connector } from "../connector.js";
import { profitPerson } from "../identity.js";

/** `Profit_Employees`: a row per employee. Source: ../README-profit.md */
export const members = defineExport({
  ...connector("Profit_Employees"),
  shared: true,
  record: member,
  columns: profitPerson,
});
