import type { LoadCounts, Loader, ReferenceData } from "@regiohub/infra/hub";
import { MUNICIPALITY_REGION_FILES, readMunicipalityRegions } from "./municipality-regions.js";
import { readReference, referenceFile } from "./reference.js";

/** Rows of registers are counted by the part of the hub that keeps the registers, and refused by it. */
export const NOTHING: LoadCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };

const SAME_MEMBER = `s.scheme = t.scheme and s.region_code = t.region_code
  and s.municipality_code = t.municipality_code and s.valid_from = t.valid_from`;

/** On some day the same municipality is in two regions of a scheme. */
const CONTRADICTS = `s.scheme = t.scheme and s.municipality_code = t.municipality_code and s.region_code <> t.region_code
  and s.valid_from <= coalesce(t.valid_to, 'infinity') and t.valid_from <= coalesce(s.valid_to, 'infinity')`;

/**
 * Municipalities in regions, into a subgraph's own table of them. A delivery holds whole schemes; what the reference data
 * say stays. Counts nothing.
 * @param table `mobility.place_region`, with that one's columns
 */
export const placeRegionLoader = (table: string): Loader => ({
  kind: "region_member",
  async load({ client, staged, refused, coverage }) {
    const schemes = await readReference("region-schemes.csv", ["scheme", "exclusive"]);
    const exclusive = schemes.filter((row) => row.exclusive === "true").map(({ scheme }) => scheme);
    await client.query(
      `delete from ${table} t where t.origin = 'delivery' and (
         $1 and t.scheme in (select scheme from ${staged})
           and not exists (select from ${staged} s where ${SAME_MEMBER})
           and not exists (select from ${refused} s where ${SAME_MEMBER})
         or t.scheme = any ($2) and exists (select from ${staged} s where ${CONTRADICTS}))`,
      [coverage !== "delta", exclusive],
    );
    await client.query(
      `insert into ${table} as t (municipality_code, scheme, region_code, valid_from, valid_to, origin)
       select municipality_code, scheme, region_code, valid_from, valid_to, 'delivery' from ${staged}
       on conflict (municipality_code, scheme, region_code, valid_from)
         do update set valid_to = excluded.valid_to where t.origin = 'delivery'`,
    );
    return NOTHING;
  },
});

/**
 * Which regions municipalities lie in, as far as the reference data say it, into the same table. What was delivered stays.
 */
export const placeRegionReference = (table: string): ReferenceData => ({
  name: table,
  files: MUNICIPALITY_REGION_FILES.map(referenceFile),
  async load(client) {
    await client.query(`delete from ${table} where origin = 'reference'`);
    await client.query(
      `insert into ${table} (municipality_code, scheme, region_code, valid_from, valid_to, origin)
       select municipality_code, scheme, region_code, valid_from, valid_to, 'reference'
       from jsonb_populate_recordset(null::${table}, $1)
       on conflict (municipality_code, scheme, region_code, valid_from)
         do update set valid_to = excluded.valid_to, origin = 'reference'`,
      [JSON.stringify(await readMunicipalityRegions())],
    );
  },
});
