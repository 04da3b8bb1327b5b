import { boolean, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups, defineUnread } from "@regiohub/infra/ingest/define";
import { defineRecord, orNull, textField } from "@regiohub/infra/record";
import type { Row } from "./table.js";

const thing = defineRecord({
  kind: "thing",
  description: "Something that a connector gives.",
  key: ["code"],
  fields: { code: textField("Its code."), name: orNull(textField("Its name.")) },
});

/** A connector that has to be there, with a code that tells its rows apart. */
const things = defineExport({
  name: "Things.json",
  file: /^Things\.json$/,
  record: thing,
  columns: { code: text("Code"), name: text("Naam_van_ding").orNull() },
});

/** A connector that may be absent, and empty, with several rows for a code. */
const periods = defineLookups({
  name: "Periods",
  file: /^Periods\.(json|csv)$/,
  required: false,
  mayBeEmpty: true,
  key: text("Code"),
  columns: { from: date("Begindatum"), extra: text("Toelichting").optional() },
  only: boolean("Actueel"),
});

/** A small column set. */
export const files = [periods, things, defineUnread({ name: "Rest.json", file: /^Rest\.json$/ })];

/** Rows of `Things`, with a column that nobody reads. */
export const thingRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    Code: `T${String(index).padStart(6, "0")}`,
    Naam_van_ding: index % 7 === 0 ? null : `Ding ${index % 5}`,
    Memo: "for nobody",
  }));
