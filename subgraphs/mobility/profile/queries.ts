import type { BoardNumber, CalendarDate, Decimal } from "@regiohub/infra/values";
import { type SelectQueryBuilder, sql } from "kysely";
import type { MobilityDb, MobilityTables } from "../tables.js";

/*
 * None of these says who may see what: the row policies of mobility.profile do, in each statement anew, so that nothing
 * can forget it and what somebody withdrew is gone from the next statement on.
 */

const columns = [
  "board_no as boardNo",
  "member_number as memberNumber",
  "id",
  "function_wanted as functionWanted",
  "fte_from as fteFrom",
  "fte_to as fteTo",
  "regions",
  "available_from as availableFrom",
  "available_to as availableTo",
] as const;

/** A profile as the queries give it. */
export interface ProfileRow {
  readonly boardNo: BoardNumber;
  readonly memberNumber: string;
  /** Order of lists. */
  readonly id: string;
  readonly functionWanted: string;
  readonly fteFrom: Decimal;
  readonly fteTo: Decimal;
  /** Codes parted by a space. */
  readonly regions: string | null;
  readonly availableFrom: CalendarDate;
  readonly availableTo: CalendarDate | null;
}

/** Which profiles; a null takes all. */
export interface ProfileSelection {
  /** Of people of these boards, or of all others. */
  readonly boards: { readonly among: readonly BoardNumber[]; readonly own: boolean } | null;
  /** Code of a labour-market region. */
  readonly region: string | null;
  readonly availableOn: CalendarDate | null;
}

/** A stretch of a list in its order; `after` is the id before it. */
export interface Stretch {
  readonly first: number;
  readonly after: string | null;
}

type Profiles<O> = SelectQueryBuilder<MobilityTables, "mobility.profile", O>;

const selected =
  ({ boards, region, availableOn }: ProfileSelection) =>
  <O>(query: Profiles<O>): Profiles<O> =>
    query
      .$if(boards !== null, (q) => q.where(sql<boolean>`(board_no = any (${boards?.among})) = ${boards?.own}`))
      .$if(region !== null, (q) =>
        q.where(sql<boolean>`(regions is null or ${region} = any (string_to_array(regions, ' ')))`),
      )
      .$if(availableOn !== null, (q) =>
        q.where(sql<boolean>`${availableOn}::date between available_from and coalesce(available_to, 'infinity')`),
      );

/** Profiles in an order that says nothing, `first` + 1 of them. */
export const profilesPage = (
  db: MobilityDb,
  selection: ProfileSelection,
  { first, after }: Stretch,
): Promise<ProfileRow[]> =>
  db
    .selectFrom("mobility.profile")
    .$call(selected(selection))
    .$if(after !== null, (q) => q.where("id", ">", after))
    .orderBy("id")
    .limit(first + 1)
    .select(columns)
    .execute();

/** Number of profiles. */
export async function profilesCount(db: MobilityDb, selection: ProfileSelection): Promise<number> {
  const { count } = await db
    .selectFrom("mobility.profile")
    .$call(selected(selection))
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Profiles of people, each named by `board/number`, in no order; one statement. */
export const profilesOf = (db: MobilityDb, people: readonly string[]): Promise<ProfileRow[]> =>
  db
    .selectFrom("mobility.profile")
    .select(columns)
    .where(sql<boolean>`(board_no, member_number) in (
      select left(key, 5), substr(key, 7) from unnest(${people}::text[]) as wanted (key))`)
    .execute();
