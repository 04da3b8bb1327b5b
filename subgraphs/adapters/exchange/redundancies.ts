import { invalid } from "@regiohub/infra/ingest/cell";
import { type Column, date } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { redundancy } from "@regiohub/schema/records/index";
import { REDUNDANCY_STATUSES, RESOLUTIONS } from "@regiohub/schema/records/redundancy";
import { lastDay, name, word } from "./cells.js";

const status = word("status", REDUNDANCY_STATUSES);

/** `redundancies.csv`: one row per time in which a person's job is surplus. Source: ./README.md */
export const redundancies = defineExport({
  name: "redundancies.csv",
  file: /^redundancies\.csv$/i,
  record: redundancy,
  required: false,
  columns: {
    memberNumber: name("memberNumber"),
    sinceOn: date("sinceOn"),
    status,
    resolvedOn: whenResolved(lastDay("resolvedOn", "sinceOn")),
    resolvedBy: whenResolved(word("resolvedBy", RESOLUTIONS).orNull()),
  },
});

/** What is said of what is resolved, and of nothing else. */
function whenResolved<T>(said: Column<T | null>): Column<T | null> {
  return combine({ value: said, status }, ({ value, status: reached }) =>
    (value !== null) === (reached === "RESOLVED")
      ? value
      : invalid("something where status is RESOLVED, else nothing", "iets waar status RESOLVED is, anders niets"),
  );
}
