import type { ReferenceData } from "@regiohub/infra/hub";
import { readReference, referenceFile } from "@regiohub/schema/reference";

const FILES = ["facts/m0-drenthe.csv", "facts/stamos-noord-groningen.csv"] as const;
const COLUMNS = [
  "dataset",
  "edition",
  "source",
  "url",
  "place",
  "scheme",
  "place_code",
  "measure",
  "bands",
  "band",
  "year",
  "on_day",
  "value",
] as const;

/** Published figures that come with the hub, each with its source. They are all of all people, or of a band of them. */
export const factReferenceData: ReferenceData = {
  name: "staff.fact",
  files: FILES.map(referenceFile),
  async load(client) {
    const rows = (await Promise.all(FILES.map((file) => readReference(file, COLUMNS)))).flat();
    const facts = rows.map((row) => ({ ...row, url: row.url || null, on_day: row.on_day || null }));
    const own = "select dataset, edition from jsonb_to_recordset($1) as f (dataset text, edition text)";
    // What the hub brings itself is the hub's: a delivery of the same edition from before gives way.
    await client.query(`delete from staff.fact where run_id is null or (dataset, edition) in (${own})`, [
      JSON.stringify(facts),
    ]);
    await client.query(
      `insert into staff.fact (${COLUMNS.join(", ")}, education_type, function_group, sex, contract)
       select ${COLUMNS.join(", ")}, 'ALL', 'ALL', 'ALL', 'ALL' from jsonb_populate_recordset(null::staff.fact, $1)`,
      [JSON.stringify(facts)],
    );
  },
};
