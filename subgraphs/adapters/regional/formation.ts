import { invalid } from "@regiohub/infra/ingest/cell";
import { code, decimal, integer, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { WHOLE_FORMATION } from "@regiohub/schema/records/formation";
import { formation as record } from "@regiohub/schema/records/index";

const GROUPS = Object.fromEntries(FUNCTION_GROUPS.map((one) => [one, one])) as Record<
  (typeof FUNCTION_GROUPS)[number],
  (typeof FUNCTION_GROUPS)[number]
>;

/** `formation.csv`: one row per board or site, year and function group. Source: ./README.md */
export const formation = defineExport({
  name: "formation.csv",
  file: /^formation\.csv$/i,
  record,
  required: false,
  columns: {
    boardNumber: text("board").map((value) =>
      /^\d{5}$/.test(value) ? value : invalid("a board number: five digits", "een nummer bevoegd gezag: vijf cijfers"),
    ),
    siteCode: text("site")
      .map((value) =>
        /^\d{2}[A-Z]{2}\d{2}$/i.test(value)
          ? value.toUpperCase()
          : invalid("a site code: BRIN and two digits", "een vestigingscode: BRIN en twee cijfers"),
      )
      .orElse(WHOLE_FORMATION),
    year: integer("year", { min: 2000, max: 2099 }),
    functionGroup: code("functionGroup", GROUPS).orElse(WHOLE_FORMATION),
    fte: decimal("fte", { min: 0, max: 99_999 }),
    source: text("source", { max: 200 }),
  },
});
