import type { ReferenceData } from "@regiohub/infra/hub";
import { MUNICIPALITY_REGION_FILES, readMunicipalityRegions } from "@regiohub/schema/municipality-regions";
import { referenceFile } from "@regiohub/schema/reference";

/** Which regions municipalities lie in, as far as the reference data say it. What was delivered stays. */
export const placeReferenceData: ReferenceData = {
  name: "mobility.place_region",
  files: MUNICIPALITY_REGION_FILES.map(referenceFile),
  async load(client) {
    await client.query("delete from mobility.place_region where origin = 'reference'");
    await client.query(
      `insert into mobility.place_region (municipality_code, scheme, region_code, valid_from, valid_to, origin)
       select municipality_code, scheme, region_code, valid_from, valid_to, 'reference'
       from jsonb_populate_recordset(null::mobility.place_region, $1)
       on conflict (municipality_code, scheme, region_code, valid_from)
         do update set valid_to = excluded.valid_to, origin = 'reference'`,
      [JSON.stringify(await readMunicipalityRegions())],
    );
  },
};
