import type { RetentionRule } from "@regiohub/infra/privacy/rules";
import { words } from "@regiohub/infra/words";
import { readReference } from "./reference.js";

const COLUMNS = [
  "rule",
  "what_en",
  "what_nl",
  "period",
  "since_en",
  "since_nl",
  "basis_en",
  "basis_nl",
  "source",
  "valid_from",
  "valid_to",
] as const;

/** How long what is kept, since when, and by which law: `schema/reference/retention.csv`. */
export async function retentionRules(): Promise<RetentionRule[]> {
  const rows = await readReference("retention.csv", COLUMNS);
  return rows.map((row) => ({
    name: row.rule,
    what: words(row.what_en, row.what_nl),
    period: row.period,
    since: words(row.since_en, row.since_nl),
    basis: words(row.basis_en, row.basis_nl),
    source: row.source,
    validFrom: row.valid_from,
    validTo: row.valid_to || null,
  }));
}
