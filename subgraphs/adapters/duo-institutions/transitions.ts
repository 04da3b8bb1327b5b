import { boolean, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { transition } from "@regiohub/schema/records/index";
import { kindOf } from "./numbers.js";

const from = text("NR_ADMIN_VAN");
const to = text("NR_ADMIN_NAAR");

/** `OVERGANGEN_yyyymmdd`: one row per transition. Those of anything but boards, schools and sites are passed over. Source: ./README.md */
export const transitions = defineExport({
  name: "OVERGANGEN_20260101.csv",
  file: /^OVERGANGEN(_\d{8})?\.csv$/i,
  edition: /_(\d{8})\.csv$/i,
  record: transition,
  required: false,
  only: combine({ from: from.orElse(""), to: to.orElse("") }, (numbers) => {
    const kind = kindOf(numbers.from);
    return kind !== undefined && kind === kindOf(numbers.to) && numbers.from !== numbers.to;
  }),
  columns: {
    fromNumber: from,
    toNumber: to,
    onDay: date("DT_OVERGANG"),
    code: text("CODE_OVERGANG").orNull(),
    name: text("NAAM_OVERGANG").orNull(),
    isComplete: boolean("IND_VOLLEDIG"),
  },
});
