import type { ReferenceData } from "@regiohub/infra/hub";
import { readReference, referenceFile } from "@regiohub/schema/reference";

const COLUMNS = [
  "code",
  "name",
  "valid_from",
  "valid_to",
  "max_amount_cents",
  "max_amount_per",
  "max_amount_until",
  "note",
  "source",
] as const;

const others = COLUMNS.filter((column) => column !== "code");

/** `schema/reference/schemes.csv` → `subsidies.scheme`. A scheme that leaves the file stays while an application names it. */
export const schemeReference: ReferenceData = {
  name: "subsidies.scheme",
  files: [referenceFile("schemes.csv")],
  async load(client) {
    const cells = await readReference("schemes.csv", COLUMNS);
    const rows = cells.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column] || null])));
    await client.query(
      `insert into subsidies.scheme (${COLUMNS.join(", ")})
       select ${COLUMNS.join(", ")} from jsonb_populate_recordset(null::subsidies.scheme, $1)
       on conflict (code) do update set ${others.map((column) => `${column} = excluded.${column}`).join(", ")}`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `delete from subsidies.scheme as scheme where code <> all ($1)
          and not exists (select from subsidies.application where scheme_code = scheme.code)`,
      [rows.map((row) => row.code)],
    );
  },
};
