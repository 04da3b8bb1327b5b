import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { municipalitiesOn } from "../region/borders.js";
import { ownersOn } from "../school/owned.js";
import { isCountedOn } from "../site/open.js";
import { hasPostcode, SITE_DIGITS } from "../swv/area.js";
import type { StaffDb } from "../tables.js";
import { isOfSurvivors } from "../workforce/observed-on.js";

/** The areas in which boards that deliver had a site on a day, as in `Place`, by key. */
export async function areasOn(figures: StaffDb, on: CalendarDate): Promise<string[]> {
  const { rows } = await sql<{ area: string }>`
    with delivering as (
      select site.municipality_code, ${SITE_DIGITS} as pc4, site.sector from staff.board b
      join ${ownersOn(on)} own on own.board_no = b.number join staff.site on site.brin = own.brin and ${isCountedOn(on)}
      where b.delivers)
    select m.scheme || ' ' || m.region_code as area from delivering join ${municipalitiesOn(on)} using (municipality_code)
    where m.scheme <> 'UNSPECIFIED'
    union
    select 'SWV ' || a.swv_code from delivering join staff.swv_area a on ${hasPostcode(sql`pc4`, on)}
    where sector = 'PO'
    order by 1`.execute(figures);
  return rows.map(({ area }) => area);
}

/** A board that delivers. */
export interface Delivering {
  readonly board: BoardNumber;
  /** Its latest delivery; null: from before deliveries were kept. */
  readonly run: number | null;
  /** Whether that came on the day or after it. */
  readonly isSince: boolean;
}

/** Those of the boards that deliver and whose deliveries reach back to a day, and whether they have since; one statement. */
export async function deliveringSince(
  figures: StaffDb,
  boards: readonly BoardNumber[],
  on: CalendarDate,
): Promise<Delivering[]> {
  const { rows } = await sql<Delivering>`
    select b.number as board, last.run_id as run, coalesce(last.loaded_at >= ${on}::date, false) as "isSince"
    from staff.board b left join lateral (
      select d.run_id, d.loaded_at from staff.delivery d where d.board_no = b.number
      order by d.loaded_at desc limit 1) last on true
    where b.number = any (${boards}) and b.delivers and not ${isOfSurvivors(sql`b.number`, on)}`.execute(figures);
  return rows;
}
