import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { organisation } from "@regiohub/schema/records/index";

const number = text("NR_ADMINISTRATIE");

/**
 * `ORGANISATIES_yyyymmdd`: a row per time in which nothing of an organisation changed; the last one has no end. Boards
 * alone: schools and sites are called as the register of sites says. Source: ./README.md
 */
export const organisations = defineExport({
  name: "ORGANISATIES_20260101.csv",
  file: /^ORGANISATIES(_\d{8})?\.csv$/i,
  edition: /_(\d{8})\.csv$/i,
  record: organisation,
  required: false,
  only: combine(
    { of: number.orElse(""), until: date("DT_EINDE_RECORD").orNull() },
    ({ of, until }) => until === null && /^\d{5}$/.test(of),
  ),
  columns: {
    number,
    name: text("NAAM_VOLLEDIG"),
    endsOn: date("DT_UIT_BEDRIJF").orNull(),
  },
});
