import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { sql } from "kysely";
import type { StaffDb } from "../tables.js";
import type { FactPeople } from "./people.js";

/** A published figure of a place: of all its people, or of a band of them. */
export interface PlaceFact {
  /** As `placeKey` has it. */
  readonly key: string;
  readonly dataset: string;
  /** In the source's words; `ALL`: of all types. */
  readonly educationType: string;
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

/** Which published figures, of whom. */
export interface FactQuestion extends FactPeople {
  readonly measure: FactRecord["measure"];
  /** Scheme of the bands that are wanted beside all of them; null: none. */
  readonly bands: string | null;
  /** Of its year only what is of this day, or of no day that the source gives; null: all. */
  readonly refDate: CalendarDate | null;
}

/** How a place is named to the loaders: what kind, the scheme that its code belongs to, the code. */
export const placeKey = (place: FactRecord["place"], scheme: string, code: string): string =>
  `${place} ${scheme} ${code}`;

/**
 * The published figures of places, given as `placeKey` has them, of all years, by dataset, type of education and year; one
 * statement. Of a figure that is in several editions, as the latest has it.
 */
export async function factsOfPlaces(
  db: StaffDb,
  places: readonly string[],
  { measure, bands, refDate, functionGroup, sex, contract }: FactQuestion,
): Promise<PlaceFact[]> {
  const { rows } = await sql<PlaceFact>`
    select distinct on (dataset, education_type, year, place, scheme, place_code, band)
      place || ' ' || scheme || ' ' || place_code as key, dataset, education_type as "educationType", edition, source, url,
      band, year, on_day as "on", value, why, raw
    from staff.fact
    where (place, scheme, place_code) in (
        select split_part(key, ' ', 1), split_part(key, ' ', 2), split_part(key, ' ', 3)
        from unnest(${places}::text[]) key)
      and measure = ${measure} and bands = any (${["NONE", ...(bands === null ? [] : [bands])]})
      and (on_day is null or ${refDate}::date is null or on_day = ${refDate} or year <> extract(year from ${refDate}::date))
      and (function_group, sex, contract) = (${functionGroup}, ${sex}, ${contract})
    order by dataset, education_type, year, place, scheme, place_code, band, edition desc`.execute(db);
  return rows;
}
