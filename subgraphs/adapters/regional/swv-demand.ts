import { invalid } from "@regiohub/infra/ingest/cell";
import { code, decimal, integer, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { EXPERTISE } from "@regiohub/schema/expertise";
import { swvDemand } from "@regiohub/schema/records/index";
import { swvCode } from "@regiohub/schema/swv-code";

/** `swv-demand.csv`: one row per expertise that a partnership needs in a year. Source: ./README.md */
export const swvDemands = defineExport({
  name: "swv-demand.csv",
  file: /^swv-demand\.csv$/i,
  record: swvDemand,
  required: false,
  columns: {
    swvCode: text("swv").map(
      (value) => swvCode(value) ?? invalid("a partnership's code as PO2203", "de code van een SWV als PO2203"),
    ),
    expertise: code("expertise", Object.fromEntries([...EXPERTISE.keys()].map((one) => [one, one]))),
    year: integer("year", { min: 2000, max: 2100 }),
    fte: decimal("fte", { min: 0, max: 100_000 }),
    source: text("source", { max: 200 }),
  },
});
