import type { LoadedRun, Offer } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import { observed } from "@regiohub/schema/records/observed";
import type { ClientBase } from "pg";
import { CONTRACTS } from "../cells/classes.js";

/** Record kinds that say who works where and when. */
export const OF_PEOPLE = ["member", "employment"] as const;

/** Offers the days of which the board's deliveries tell who came and went. Keeps them too, in `staff.observed`. */
export const observedOffer: Offer = {
  record: observed,
  after: OF_PEOPLE,
  async make(client, run, staged) {
    await keepWindow(client, run);
    const { rowCount } = await client.query(
      `insert into ${staged} (from_on, until_on, basis)
       select from_on, until_on, basis from staff.observed where board_no = $1`,
      [run.board],
    );
    return rowCount ?? 0;
  },
};

/**
 * The first day stays as the first delivery had it, unless the board vouches for one. The last day follows the
 * deliveries and never goes back.
 */
async function keepWindow(client: ClientBase, run: LoadedRun): Promise<void> {
  const { board, runId, day, historySince } = run;
  const { rowCount } = await client.query("select from staff.observed where board_no = $1", [board]);
  const seen = rowCount === 0 && historySince === null ? await firstLeaver(client, run) : null;
  const basis = historySince !== null ? "VOUCHED" : seen !== null ? "LEAVERS_SEEN" : "DELIVERED";
  await client.query(
    `insert into staff.observed as o (board_no, from_on, until_on, basis, from_run_id, run_id)
     values ($1, least($2::date, $3::date), $3, $4, $5, $5)
     on conflict (board_no) do update set until_on = greatest(o.until_on, excluded.until_on), run_id = excluded.run_id`,
    [board, historySince ?? seen ?? day, day, basis, runId],
  );
  await client.query(
    `update staff.observed set from_on = $2, basis = 'VOUCHED', from_run_id = $3
     where board_no = $1 and (from_on, basis) is distinct from ($2::date, 'VOUCHED') and $2 <= until_on`,
    [board, historySince, runId],
  );
}

/**
 * Last day of the first of those who have left the board and are in its delivery all the same; null where there is
 * nobody. A delivery of single changes tells nothing of those who are not in it. Later runs may have been loaded since:
 * what they changed or took away is looked at as the delivery had it.
 */
async function firstLeaver(client: ClientBase, run: LoadedRun): Promise<CalendarDate | null> {
  const { board, runId, day, coverage } = run;
  if (coverage === "delta") return null;
  const { rows } = await client.query<{ day: CalendarDate | null }>(
    `select min(last) as day from (
       select max(coalesce(ends_on, 'infinity')) as last from (
         select member_id, ends_on, contract_kind from staff.employment where board_no = $1 and run_id <= $4
         union all
         select member_id, ends_on, contract_kind from staff.employment_past
         where board_no = $1 and run_id <= $4 and until_run_id > $4) as_delivered
       where contract_kind = any ($3) group by member_id) person
     where last < $2`,
    [board, day, CONTRACTS, runId],
  );
  return rows[0]?.day ?? null;
}
