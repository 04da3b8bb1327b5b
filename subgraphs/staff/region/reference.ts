import type { LoadContext, ReferenceData } from "@regiohub/infra/hub";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import { insertRows } from "../load/reference.js";

const FILES = {
  schemes: "region-schemes.csv",
  regions: "regions.csv",
  aliases: "regions-aliases.csv",
  members: "geo/municipality-regions.csv",
  divisions: "geo/municipality-divisions.csv",
} as const;

const REGION = ["scheme", "code", "name", "uwv_number", "valid_from", "valid_to", "source"] as const;

/** Schemes that `divisions` has a column for. */
const DIVISIONS = ["PROVINCIE", "RPA", "COROP"] as const;

const DIVISION_SOURCE = "DUO, register of sites 2026: where the schools of the municipality lie";

/** A municipality, and the region that it is in. */
interface Member {
  readonly municipality_code: string;
  readonly scheme: string;
  readonly region_code: string;
  readonly source: string;
}

/**
 * Schemes, regions, their spellings and the municipalities in them. The lists of members have no dates of their own:
 * they are of the same edition as the regions, and valid as long. What was delivered stays.
 */
export const regionReferenceData: ReferenceData = {
  name: "staff.region",
  files: Object.values(FILES).map(referenceFile),
  async load(client) {
    for (const table of ["municipality_region", "region_alias", "region"]) {
      await client.query(`delete from staff.${table} where origin = 'reference'`);
    }
    await client.query("delete from staff.region_scheme");
    const schemes = ["scheme", "exclusive", "unit", "source"] as const;
    await insertRows(
      client,
      "staff.region_scheme",
      { scheme: "code" },
      schemes,
      await readReference(FILES.schemes, schemes),
    );
    await insertRows(client, "staff.region", {}, REGION, await readReference(FILES.regions, REGION));
    const spellings = ["scheme", "code", "alias", "source"] as const;
    await insertRows(client, "staff.region_alias", {}, spellings, await readReference(FILES.aliases, spellings));
    await nameRegions(client);
    await placeMunicipalities(client);
  },
};

/** Every name of an edition is a spelling too. */
const nameRegions = (client: LoadContext["client"]) =>
  client.query(
    `insert into staff.region_alias (scheme, code, alias, source)
     select distinct on (scheme, name) scheme, code, name, source from staff.region where origin = 'reference'
     order by scheme, name, valid_from desc
     on conflict do nothing`,
  );

async function placeMunicipalities(client: LoadContext["client"]): Promise<void> {
  const named = await readReference(FILES.members, ["municipality_code", "municipality_name", "region_code", "source"]);
  const divided = await readReference(FILES.divisions, ["municipality_code", ...DIVISIONS]);
  await client.query(
    `insert into staff.municipality (code, name)
     select municipality_code, municipality_name
     from jsonb_to_recordset($1) as m (municipality_code text, municipality_name text)
     on conflict (code) do update set name = excluded.name where municipality.name <> excluded.name`,
    [JSON.stringify(named)],
  );
  const members: Member[] = [
    ...named.map(({ municipality_code, region_code, source }) => ({
      municipality_code,
      scheme: "ARBEIDSMARKTREGIO",
      region_code,
      source,
    })),
    ...divided.flatMap((row) =>
      DIVISIONS.map((scheme) => ({
        municipality_code: row.municipality_code,
        scheme,
        region_code: row[scheme],
        source: DIVISION_SOURCE,
      })),
    ),
  ];
  await client.query(
    `insert into staff.municipality_region (municipality_code, scheme, region_code, valid_from, valid_to, source)
     select m.municipality_code, r.scheme, r.code, r.valid_from, r.valid_to, m.source
     from jsonb_to_recordset($1) as m (municipality_code text, scheme text, region_code text, source text)
     join staff.region r on r.scheme = m.scheme and r.code = m.region_code and r.valid_to is null
     on conflict (municipality_code, scheme, region_code, valid_from)
       do update set valid_to = excluded.valid_to, source = excluded.source, origin = 'reference'`,
    [JSON.stringify(members)],
  );
}
