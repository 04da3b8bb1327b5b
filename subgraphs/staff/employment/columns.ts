/** What is agreed for the employment as a whole: column in `employment`, column in the record. */
export const FACTS = {
  contract_kind: "contract_kind",
  starts_on: "contract_starts_on",
  ends_on: "contract_ends_on",
  replaces_member_number: "replaces_member_number",
  pool_substitute: "pool_substitute",
  end_reason: "end_reason",
  outside_chain: "outside_chain",
} as const;
/** Columns of `employment` that hold them. */
export const FACT_COLUMNS = Object.keys(FACTS);
/** The same in the record, in the same order. */
export const RECORD_FACTS = Object.values(FACTS);

/** The size of the employment: the same on lines that run on one day. */
export const SIZE = ["fte", "hours_per_week"] as const;

/** What differs from line to line; the same column in `assignment` and in the record. */
export const LINE_COLUMNS = [
  "starts_on",
  "ends_on",
  "share",
  "function_code",
  "function_name",
  "unit_code",
  "site_code",
  "cost_centre_code",
  "fte",
  "hours_per_week",
  "scale_code",
  "scale_step",
  "function_group",
  "expertise",
  "seconded_to",
] as const;
