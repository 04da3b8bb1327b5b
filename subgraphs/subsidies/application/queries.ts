import type { Caller } from "@regiohub/infra/auth/caller";
import { countOfEach, rowsOfEach } from "@regiohub/infra/graphql/each";
import { sql } from "kysely";
import type { SubsidiesDb } from "../tables.js";
import { visibleTo } from "./access.js";
import type { SubsidyApplicationStatus } from "./type.js";

const columns = [
  "board_no as boardNo",
  "application_number as applicationNumber",
  "scheme_code as schemeCode",
  "centre_code as centreCode",
  "requested_cents as requestedCents",
  "status",
  "submitted_on as submittedOn",
  "listed_on as listedOn",
] as const;

/** An application as the queries give it. */
export interface ApplicationRow {
  readonly boardNo: string;
  readonly applicationNumber: string;
  readonly schemeCode: string;
  readonly centreCode: string | null;
  readonly requestedCents: number;
  readonly status: SubsidyApplicationStatus;
  readonly submittedOn: string | null;
  /** Day of submission, `infinity` while a draft: its place in lists. */
  readonly listedOn: string;
}

/** Column by which applications belong to something: a board or a mobility centre. */
export type Owner = "board_no" | "centre_code";

/** A stretch of a list. `after`: listing day, board and number of the row before it. */
export interface Stretch {
  readonly first: number;
  readonly after: readonly string[] | null;
}

const visible = (db: SubsidiesDb, caller: Caller) => db.selectFrom("subsidies.application").where(visibleTo(caller));

/** A stretch of the applications of each of several boards or centres, in the order of the keys; one statement. */
export function applicationsOf(
  db: SubsidiesDb,
  caller: Caller,
  owner: Owner,
  keys: readonly string[],
  { first, after }: Stretch,
): Promise<ApplicationRow[][]> {
  const [listedOn, boardNo, applicationNumber] = after ?? [];
  const own = visible(db, caller)
    .where(owner, "=", sql<string>`wanted.key`)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(listed_on, board_no, application_number) < (${listedOn}::date, ${boardNo}, ${applicationNumber})`,
      ),
    )
    .orderBy("listed_on", "desc")
    .orderBy("board_no", "desc")
    .orderBy("application_number", "desc")
    .limit(first + 1)
    .select(columns);
  return rowsOfEach(db, keys, own, sql`own."listedOn" desc, own."boardNo" desc, own."applicationNumber" desc`);
}

/** Number of visible applications of each of several boards or centres, in the order of the keys; one statement. */
export function applicationsCountOf(
  db: SubsidiesDb,
  caller: Caller,
  owner: Owner,
  keys: readonly string[],
): Promise<number[]> {
  const counted = visible(db, caller)
    .where(owner, "=", sql<string>`any(${keys})`)
    .groupBy(owner)
    .select((is) => [is.ref(owner).as("key"), is.fn.countAll<number>().as("count")]);
  return countOfEach(db, keys, counted);
}

/** What names an application: its board's number and the board's own number of it. */
export interface ApplicationKey {
  readonly boardNo: string;
  readonly applicationNumber: string;
}

/** Applications by key, those that the caller may see; in no order. */
export function applicationsByKeys(
  db: SubsidiesDb,
  caller: Caller,
  keys: readonly ApplicationKey[],
): Promise<ApplicationRow[]> {
  const boards = keys.map((key) => key.boardNo);
  const numbers = keys.map((key) => key.applicationNumber);
  return visible(db, caller)
    .where(
      sql<boolean>`(board_no, application_number) in (select * from unnest(${boards}::text[], ${numbers}::text[]))`,
    )
    .select(columns)
    .execute();
}
