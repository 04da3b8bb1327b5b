import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { SPEAKS_OF } from "../history/left-out.js";
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
  /** Whether one of its deliveries speaks of the day or of a later one. */
  readonly isSince: boolean;
}

/**
 * Those of the boards that deliver and whose deliveries reach back to a day, and whether they reach as far as it; one
 * statement. When a delivery came says nothing of it: a board brings its history years later.
 */
export async function deliveringSince(
  figures: StaffDb,
  boards: readonly BoardNumber[],
  on: CalendarDate,
): Promise<Delivering[]> {
  const { rows } = await sql<Delivering>`
    select b.number as board, (
        select d.run_id from staff.delivery d where d.board_no = b.number order by d.loaded_at desc limit 1) as run,
      exists (select from staff.delivery d where d.board_no = b.number and ${sql.raw(SPEAKS_OF)} >= ${on}::date) as "isSince"
    from staff.board b
    where b.number = any (${boards}) and b.delivers and not ${isOfSurvivors(sql`b.number`, on)}`.execute(figures);
  return rows;
}
