import { percentOf } from "@regiohub/infra/figures/change";
import { rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { type BoardRow, boardColumns, type Stretch } from "../board/queries.js";
import { ownersOn } from "../school/owned.js";
import type { StaffDb } from "../tables.js";
import type { Coverage } from "./coverage-type.js";
import { type Place, sitesOfArea } from "./place.js";

/** The sites of a place with the boards that they are of on a day, as the register has them; of primary education. */
const sitesOf = (kind: Place["kind"], on: CalendarDate) => sql`
  staff.site join ${ownersOn(on)} own on own.brin = site.brin and site.in_register and site.sector = 'PO'
  join staff.board b on b.number = own.board_no
    and ${kind === "board" ? sql`b.number = wanted.key` : sql`site.code in (${sitesOfArea(sql`wanted.key`, on)})`}`;

/** How much of each of several places figures can be about, in their order; one statement. */
export async function coverageOf(
  db: StaffDb,
  kind: Place["kind"],
  keys: readonly string[],
  on: CalendarDate,
): Promise<Coverage[]> {
  const each = await rowsOfEach(
    db,
    keys,
    sql<Omit<Coverage, "share" | "of">>`
      select count(distinct b.number) as boards, count(distinct b.number) filter (where b.delivers) as "boardsDelivered",
        count(*) as sites, count(*) filter (where b.delivers) as "sitesOfDelivering", 1 as _order
      from ${sitesOf(kind, on)}`,
  );
  return each.map(([counted], index) => {
    const { boards = 0, boardsDelivered = 0, sites = 0, sitesOfDelivering = 0 } = counted ?? {};
    const share = shareOf(boardsDelivered, boards);
    return { boards, boardsDelivered, share, sites, sitesOfDelivering, of: { kind, key: keys[index] as string, on } };
  });
}

/** A part is a percentage of a hundred times the whole; nothing is all of nothing. */
const shareOf = (part: number, whole: number) => percentOf(BigInt(part), BigInt(Math.max(1, whole)) * 100n, 2);

/** The boards of areas that do not deliver, by number; one statement. */
export const missingBoards = (
  db: StaffDb,
  areas: readonly string[],
  { on, first, after }: Stretch & { readonly on: CalendarDate },
): Promise<BoardRow[][]> =>
  rowsOfEach(
    db,
    areas,
    sql<BoardRow>`
      select distinct ${boardColumns("b")}, b.number as _order from ${sitesOf("area", on)}
      where not b.delivers and b.number > ${after?.[0] ?? ""} order by b.number limit ${first + 1}`,
  );
