import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";

/** A published figure of a region: of all its people, or of a band of them. */
export interface RegionFact {
  /** Region, `scheme code`. */
  readonly region: string;
  readonly dataset: string;
  readonly edition: string;
  readonly source: string;
  readonly url: string | null;
  /** Code within the scheme of bands; `ALL`: of all of them. */
  readonly band: string;
  readonly year: number;
  readonly on: CalendarDate | null;
  /** Four decimals; null for the reason beside it. */
  readonly value: Decimal | null;
  readonly why: FactRecord["why"];
  readonly raw: string | null;
}

/** Which published figures. */
export interface FactQuestion {
  readonly measure: FactRecord["measure"];
  /** Scheme of the bands that are wanted beside all of them; null: none. */
  readonly bands: string | null;
}

/**
 * The published figures of regions, given as `scheme code`, of all years, by dataset and year; one statement. Of a figure
 * that is in several editions, as the latest has it.
 */
export async function factsOfRegions(
  db: StaffDb,
  regions: readonly string[],
  { measure, bands }: FactQuestion,
): Promise<RegionFact[]> {
  const { rows } = await sql<RegionFact>`
    select distinct on (dataset, year, scheme, place_code, band) scheme || ' ' || place_code as region, dataset, edition,
      source, url, band, year, on_day as "on", value, why, raw
    from staff.fact
    where place = 'REGION' and (scheme, place_code) in (
        select split_part(key, ' ', 1), split_part(key, ' ', 2) from unnest(${regions}::text[]) key)
      and measure = ${measure} and bands = any (${["NONE", ...(bands === null ? [] : [bands])]})
      and (education_type, function_group, sex, contract) = ('ALL', 'ALL', 'ALL', 'ALL')
    order by dataset, year, scheme, place_code, band, edition desc`.execute(db);
  return rows;
}
