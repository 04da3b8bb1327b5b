import type { LoadContext, ReferenceData } from "@regiohub/infra/hub";
import { readReference, referenceFile } from "@regiohub/schema/reference";

const FILES = {
  regions: "regions.csv",
  aliases: "regions-aliases.csv",
  members: "geo/municipality-regions.csv",
} as const;

/**
 * Regions, their spellings and the municipalities in them. The list of members has no dates of its own:
 * it is of the same edition as the regions, and valid as long.
 */
export const regionReferenceData: ReferenceData = {
  name: "staff.region",
  files: Object.values(FILES).map(referenceFile),
  async load(client) {
    const columns = ["scheme", "code", "name", "uwv_number", "valid_from", "valid_to", "source"] as const;
    const regions = await readReference(FILES.regions, columns);
    const aliases = await readReference(FILES.aliases, ["scheme", "code", "alias", "source"]);
    const members = await readReference(FILES.members, [
      "municipality_code",
      "municipality_name",
      "region_code",
      "source",
    ]);
    await client.query("truncate staff.municipality_region, staff.municipality, staff.region_alias, staff.region");
    await insert(client, "staff.region", columns, regions);
    await insert(client, "staff.region_alias", ["scheme", "code", "alias", "source"], aliases);
    await client.query(
      `insert into staff.region_alias (scheme, code, alias, source)
       select distinct on (scheme, name) scheme, code, name, source from staff.region order by scheme, name, valid_from desc
       on conflict do nothing`,
    );
    await client.query(
      `insert into staff.municipality (code, name)
       select municipality_code, municipality_name
       from jsonb_to_recordset($1) as m (municipality_code text, municipality_name text)`,
      [JSON.stringify(members)],
    );
    await client.query(
      `insert into staff.municipality_region (municipality_code, scheme, region_code, valid_from, valid_to, source)
       select m.municipality_code, r.scheme, r.code, r.valid_from, r.valid_to, m.source
       from jsonb_to_recordset($1) as m (municipality_code text, region_code text, source text)
       join staff.region r on r.scheme = 'ARBEIDSMARKTREGIO' and r.code = m.region_code and r.valid_to is null`,
      [JSON.stringify(members)],
    );
  },
};

/** Rows as the file has them; an empty cell is null. */
async function insert(
  client: LoadContext["client"],
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const list = columns.join(", ");
  const cells = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === "" ? null : cell])),
  );
  await client.query(
    `insert into ${table} (${list}) select ${list} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(cells)],
  );
}
