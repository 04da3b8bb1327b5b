import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { sql } from "kysely";
import { sitesOfArea } from "../cells/place.js";
import { ownersOn } from "../school/owned.js";
import { isCountedOn } from "../site/open.js";
import type { StaffDb } from "../tables.js";

/** People of a site who reach the age of the state pension in the same month, or not soon. */
export interface StaffOnDay {
  readonly board: BoardNumber;
  /** Null: the board has no site. */
  readonly siteCode: string | null;
  /** First day no longer employed; null: beyond the reach of a forecast, or no date of birth. */
  readonly exitOn: CalendarDate | null;
  readonly persons: number;
  /** In ten-thousandths. */
  readonly fte: bigint;
  /** Those of them whose date of birth is not known. */
  readonly ageless: number;
}

/** The people of several boards on a day that has been laid, of one function group or all; one statement. */
export async function staffOnDay(
  db: StaffDb,
  boards: readonly BoardNumber[],
  { on, functionGroup }: { readonly on: CalendarDate; readonly functionGroup: FunctionGroup | null },
): Promise<StaffOnDay[]> {
  const { rows } = await sql<Omit<StaffOnDay, "fte"> & { fte: string }>`
    select board_no as board, site_code as "siteCode", exit_on as "exitOn", sum(persons)::int as persons,
      sum(fte)::text as fte, coalesce(sum(persons) filter (where age_from is null), 0)::int as ageless
    from staff.day_cell
    where on_day = ${on} and board_no = any (${boards})
      and (${functionGroup}::text is null or function_group = ${functionGroup})
    group by board_no, site_code, exit_on order by board_no, site_code, exit_on`.execute(db);
  return rows.map((row) => ({ ...row, fte: BigInt(row.fte) }));
}

/** A site of a board. */
export interface BoardSite {
  readonly board: BoardNumber;
  readonly siteCode: string;
  /** Whether it lies in the area that was asked about. */
  readonly isWithin: boolean;
}

/**
 * The sites that were several boards' on a day and that its figures count people at, by code; one statement. An area is as in `Place`; null:
 * everywhere.
 */
export async function sitesWithin(
  db: StaffDb,
  boards: readonly BoardNumber[],
  { area, on }: { readonly area: string | null; readonly on: CalendarDate },
): Promise<BoardSite[]> {
  const { rows } = await sql<BoardSite>`
    select own.board_no as board, site.code as "siteCode",
      ${area}::text is null or site.code in (${sitesOfArea(sql`${area}::text`, on)}) as "isWithin"
    from ${ownersOn(on)} own join staff.site on site.brin = own.brin and ${isCountedOn(on)}
    where own.board_no = any (${boards}) order by site.code`.execute(db);
  return rows;
}
