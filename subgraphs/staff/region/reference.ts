import type { LoadContext, ReferenceData } from "@regiohub/infra/hub";
import { MUNICIPALITY_REGION_FILES, readMunicipalityRegions } from "@regiohub/schema/municipality-regions";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import { insertRows } from "../load/reference.js";

const FILES = {
  schemes: "region-schemes.csv",
  regions: "regions.csv",
  aliases: "regions-aliases.csv",
  municipalities: "geo/municipality-regions.csv",
  municipalityAliases: "geo/municipality-aliases.csv",
} as const;

const REGION = ["scheme", "code", "name", "uwv_number", "valid_from", "valid_to", "source"] as const;

/** Schemes, regions, their spellings, the municipalities in them and what these are called. What was delivered stays. */
export const regionReferenceData: ReferenceData = {
  name: "staff.region",
  files: [...new Set([...Object.values(FILES), ...MUNICIPALITY_REGION_FILES])].map(referenceFile),
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
    await nameMunicipalities(client);
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
  const named = await readReference(FILES.municipalities, ["municipality_code", "municipality_name"]);
  await client.query(
    `insert into staff.municipality (code, name)
     select municipality_code, municipality_name
     from jsonb_to_recordset($1) as m (municipality_code text, municipality_name text)
     on conflict (code) do update set name = excluded.name where municipality.name <> excluded.name`,
    [JSON.stringify(named)],
  );
  await client.query(
    `insert into staff.municipality_region (municipality_code, scheme, region_code, valid_from, valid_to, source)
     select municipality_code, scheme, region_code, valid_from, valid_to, source
     from jsonb_populate_recordset(null::staff.municipality_region, $1)
     on conflict (municipality_code, scheme, region_code, valid_from)
       do update set region_name = null, valid_to = excluded.valid_to, source = excluded.source, origin = 'reference'`,
    [JSON.stringify(await readMunicipalityRegions())],
  );
}

/** Every official name is a name that the municipality is met under too. */
async function nameMunicipalities(client: LoadContext["client"]): Promise<void> {
  const names = ["municipality_code", "alias", "source"] as const;
  await client.query("delete from staff.municipality_alias");
  await insertRows(
    client,
    "staff.municipality_alias",
    {},
    names,
    await readReference(FILES.municipalityAliases, names),
  );
  await client.query(
    `insert into staff.municipality_alias (municipality_code, alias, source)
     select code, name, 'its official name' from staff.municipality
     on conflict do nothing`,
  );
}
