import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import type { Instant } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Stretch } from "../board/queries.js";
import { known } from "../history/known.js";
import type { StaffDb } from "../tables.js";
import type { NameParts } from "./name.js";

/** A person as the queries give them. */
export interface MemberRow extends NameParts {
  readonly boardNo: string;
  readonly id: string;
  /** The board's own number of the person. */
  readonly number: string;
  readonly bornOn: string | null;
}

const columns = sql`
  m.board_no as "boardNo", m.id, m.number, m.initials, m.call_name as "callName", m.birth_prefix as "birthPrefix",
  m.birth_name as "birthName", m.partner_prefix as "partnerPrefix", m.partner_name as "partnerName",
  m.name_usage as "nameUsage", m.born_on as "bornOn"`;

/** People of each of several boards, by id, `first` + 1 of each; one statement. */
export const membersOfBoards = (
  db: StaffDb,
  boards: readonly string[],
  { first, after, asOf }: Stretch & { asOf: Instant | null },
): Promise<MemberRow[][]> =>
  rowsOfEach(
    db,
    boards,
    sql<MemberRow>`
      select ${columns}, m.id as _order from ${known("member", asOf)} m
      where m.board_no = wanted.key and (${after?.[0] ?? null}::uuid is null or m.id > ${after?.[0] ?? null}::uuid)
      order by m.id limit ${first + 1}`,
  );

/** Number of people of each of several boards; one statement. */
export const membersCountOfBoards = (db: StaffDb, boards: readonly string[], asOf: Instant | null): Promise<number[]> =>
  countOfEach(
    db,
    boards,
    sql`select board_no as key, count(*) from ${known("member", asOf)} m where board_no = any (${boards}) group by board_no`,
  );

/** What names a person: their board and their id there. */
export interface MemberKey {
  readonly boardNo: string;
  readonly id: string;
}

/** People by key, in no order; one statement. */
export async function membersByKey(db: StaffDb, keys: readonly MemberKey[]): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from staff.member m
    join unnest(${keys.map(({ boardNo }) => boardNo)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as wanted (board_no, id)
      on wanted.board_no = m.board_no and wanted.id = m.id`.execute(db);
  return rows;
}

/** People by the board's own number, in no order; one statement. */
export async function membersByNumber(
  db: StaffDb,
  keys: readonly { readonly boardNo: string; readonly number: string }[],
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from staff.member m
    join unnest(${keys.map(({ boardNo }) => boardNo)}::text[], ${keys.map(({ number }) => number)}::text[])
      as wanted (board_no, number) on wanted.board_no = m.board_no and wanted.number = m.number`.execute(db);
  return rows;
}
