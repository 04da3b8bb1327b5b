import { percentOf } from "@regiohub/infra/figures/change";
import { rowsOfEach } from "@regiohub/infra/graphql/each";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Stretch } from "../board/queries.js";
import { ownersOn } from "../school/owned.js";
import { isCountedOn } from "../site/open.js";
import type { StaffDb } from "../tables.js";
import { isObservedOn } from "../workforce/observed-on.js";
import type { Coverage } from "./coverage-type.js";
import { type Place, sitesOfArea } from "./place.js";

/** The boards that on a day had sites of primary education in the place `wanted.key`, and whether that day is told of. */
const boardsIn = (kind: Place["kind"], on: CalendarDate) => sql`
  (select own.board_no, count(*)::int as sites, ${isObservedOn(sql`own.board_no`, on)} as is_observed
  from ${ownersOn(on)} own join staff.site on site.brin = own.brin and ${isCountedOn(on)} and site.sector = 'PO'
  where ${kind === "board" ? sql`own.board_no = wanted.key` : sql`site.code in (${sitesOfArea(sql`wanted.key`, on)})`}
  group by own.board_no) board`;

/** How much of each of several places figures can be about, in their order; one statement. */
export async function coverageOf(
  figures: StaffDb,
  kind: Place["kind"],
  keys: readonly string[],
  on: CalendarDate,
): Promise<Coverage[]> {
  const each = await rowsOfEach(
    figures,
    keys,
    sql<Omit<Coverage, "sharePercent" | "of">>`
      select count(*) as boards, count(*) filter (where is_observed) as "boardsDelivered",
        coalesce(sum(sites), 0) as sites, coalesce(sum(sites) filter (where is_observed), 0) as "sitesOfDelivering", 1 as _order
      from ${boardsIn(kind, on)}`,
  );
  return each.map(([counted], index) => {
    const { boards = 0, boardsDelivered = 0, sites = 0, sitesOfDelivering = 0 } = counted ?? {};
    const sharePercent = percentOf(BigInt(boardsDelivered), BigInt(Math.max(1, boards)), 2); // nothing is all of nothing
    return {
      boards,
      boardsDelivered,
      sharePercent,
      sites,
      sitesOfDelivering,
      of: { kind, key: keys[index] as string, on },
    };
  });
}

/** The boards in each of several places whose deliveries do not tell of a day, by number, `first` + 1 of each; one statement. */
export async function missingBoards(
  figures: StaffDb,
  kind: Place["kind"],
  keys: readonly string[],
  { on, first, after }: Stretch & { readonly on: CalendarDate },
): Promise<BoardNumber[][]> {
  const each = await rowsOfEach(
    figures,
    keys,
    sql<{ number: BoardNumber }>`
      select board_no as number, board_no as _order from ${boardsIn(kind, on)}
      where not is_observed and board_no > ${after?.[0] ?? ""} order by board_no limit ${first + 1}`,
  );
  return each.map((rows) => rows.map(({ number }) => number));
}
