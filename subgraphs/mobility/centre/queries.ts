import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import { runsOn } from "../membership/queries.js";
import type { MobilityDb, MobilityTables } from "../tables.js";
import type { MobilityCentreStatus } from "./type.js";

const columns = [
  "board_no as boardNo",
  "centre_code as centreCode",
  "name",
  "status",
  "starts_on as startsOn",
  "ends_on as endsOn",
] as const;

/** A centre as the queries give it; `boardNo` is its lead board. */
export interface CentreRow {
  readonly boardNo: string;
  readonly centreCode: string;
  readonly name: string;
  readonly status: MobilityCentreStatus;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
}

/** Which centres; a null takes all. With a day, the status on that day, else the reported one. */
export interface CentreSelection {
  readonly status: MobilityCentreStatus | null;
  readonly on: CalendarDate | null;
}

/** A stretch of a list in order of its key; `after` is the key before it. */
export interface Stretch {
  readonly first: number;
  readonly after: string | null;
}

type Centres<O> = SelectQueryBuilder<MobilityTables, "mobility.centre", O>;

// Days decide where there are any: a board seldom delivers a centre again just because it began.
const statusOn = (on: CalendarDate) => sql<MobilityCentreStatus>`case
  when ends_on < ${on}::date then 'ENDED' when starts_on <= ${on}::date then 'ACTIVE'
  when starts_on > ${on}::date then 'FORMING' else status end`;

const selected =
  ({ status, on }: CentreSelection) =>
  <O>(query: Centres<O>): Centres<O> => {
    const judged = on === null ? sql<MobilityCentreStatus>`status` : statusOn(on);
    return query
      .$if(status !== null, (q) => q.where(judged, "=", status))
      .$if(status === null && on !== null, (q) => q.where(judged, "<>", "ENDED"));
  };

const stretch =
  ({ first, after }: Stretch) =>
  <O>(query: Centres<O>): Centres<O> =>
    query
      .$if(after !== null, (q) => q.where("centre_code", ">", after))
      .orderBy("centre_code")
      .limit(first + 1);

const led = (board: RawBuilder<string>, on: CalendarDate) =>
  sql`centre.board_no = ${board} and coalesce(centre.ends_on, 'infinity') >= ${on}::date`;

/** Whether a board leads a centre that has not ended, or is a member of it, on a day. */
const takesPart = (board: RawBuilder<string>, on: CalendarDate) => sql<boolean>`(${led(board, on)} or exists (
  select from mobility.centre_board as membership
   where membership.centre_code = centre.centre_code and membership.member_board_no = ${board} and ${runsOn(on)}))`;

/** Centres by code, `first` + 1 of them. */
export const centresPage = (db: MobilityDb, selection: CentreSelection, part: Stretch): Promise<CentreRow[]> =>
  db.selectFrom("mobility.centre").$call(selected(selection)).$call(stretch(part)).select(columns).execute();

/** Number of centres. */
export async function centresCount(db: MobilityDb, selection: CentreSelection): Promise<number> {
  const { count } = await db
    .selectFrom("mobility.centre")
    .$call(selected(selection))
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Centres with these codes, in no order. */
export const centresByCodes = (db: MobilityDb, codes: readonly string[]): Promise<CentreRow[]> =>
  db.selectFrom("mobility.centre").select(columns).where("centre_code", "in", codes).execute();

/** A stretch of the centres of each of several boards, in the order of the boards; one statement. */
export function centresOf(
  db: MobilityDb,
  boards: readonly string[],
  on: CalendarDate,
  { first, after }: Stretch,
): Promise<CentreRow[][]> {
  const own = sql<CentreRow>`
    select board_no as "boardNo", centre_code as "centreCode", name, status, starts_on as "startsOn", ends_on as "endsOn"
      from mobility.centre
     where ${takesPart(sql`wanted.key`, on)} and (${after}::text is null or centre_code > ${after})
     order by centre_code limit ${first + 1}`;
  return rowsOfEach(db, boards, own, sql`own."centreCode"`);
}

/** Number of centres of each of several boards, in the order of the boards; one statement. */
export function centresCountOf(db: MobilityDb, boards: readonly string[], on: CalendarDate): Promise<number[]> {
  const counted = sql<{ key: string; count: number }>`
    select wanted.key, count(*) as count
      from unnest(${boards}::text[]) as wanted (key) join mobility.centre on ${takesPart(sql`wanted.key`, on)}
     group by wanted.key`;
  return countOfEach(db, boards, counted);
}
