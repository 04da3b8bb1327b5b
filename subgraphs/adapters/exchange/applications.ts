import { date, integer } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { APPLICATION_STATUSES } from "@regiohub/schema/records/application";
import { application } from "@regiohub/schema/records/index";
import { name, word } from "./cells.js";

/** `applications.csv`: one row per application for a subsidy. Source: ./README.md */
export const applications = defineExport({
  name: "applications.csv",
  file: /^applications\.csv$/i,
  record: application,
  required: false,
  columns: {
    applicationNumber: name("applicationNumber"),
    schemeCode: name("schemeCode"),
    centreCode: name("centreCode").orNull(), // empty: the board applies itself
    requestedCents: integer("requestedCents", { min: 0 }), // euro cents
    status: word("status", APPLICATION_STATUSES),
    submittedOn: date("submittedOn").orNull(), // empty while a draft
  },
});
