import type { ReferenceData } from "@regiohub/infra/hub";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import { insertRows } from "../load/reference.js";

const FILE = "swv-pc4.csv";
const COLUMNS = ["pc4_from", "pc4_to", "swv", "valid_from", "valid_to", "source"] as const;

/** The areas of the partnerships for inclusive education by postcode, and the partnerships that these name. */
export const swvReferenceData: ReferenceData = {
  name: "staff.swv",
  files: [referenceFile(FILE)],
  async load(client) {
    const areas = await readReference(FILE, COLUMNS);
    await client.query("delete from staff.swv_area");
    await client.query(
      `insert into staff.swv (code, valid_from, valid_to, source)
       select swv, min(valid_from), case when bool_or(valid_to = '') then null else max(nullif(valid_to, ''))::date end,
         min(source)
       from jsonb_to_recordset($1) as a (swv text, valid_from date, valid_to text, source text)
       group by swv
       on conflict (code) do nothing`, // a list of the partnerships may have named it
      [JSON.stringify(areas)],
    );
    await insertRows(client, "staff.swv_area", { swv: "swv_code" }, COLUMNS, areas);
  },
};
