import type { BoardNumber } from "@regiohub/infra/values";
import { sql } from "kysely";
import type { Period } from "../period.js";
import type { MobilityDb } from "../tables.js";
import type { Resolution } from "./type.js";

/** How many people of a board are where with their redundancy. */
interface Outcome {
  /** Null: not resolved by the last day. */
  readonly resolvedBy: Resolution | null;
  readonly persons: number;
}

/** The redundancies of a board in a period. */
export interface Redundancies {
  readonly board: BoardNumber;
  /** Each person once, by the last redundancy that had begun; in no order. */
  readonly outcomes: readonly Outcome[];
}

/** The redundancies of those of the boards that have delivered any, whenever; in no order, one statement. */
export async function redundanciesOf(
  db: MobilityDb,
  boards: readonly BoardNumber[],
  { from, to }: Period,
): Promise<Redundancies[]> {
  const { rows } = await sql<Redundancies>`
    with last as (
      select distinct on (board_no, member_number) board_no, case when resolved_on <= ${to} then resolved_by end as outcome
      from mobility.redundancy
      where board_no = any (${boards}) and since_on <= ${to} and coalesce(resolved_on, 'infinity') > ${from}
      order by board_no, member_number, since_on desc),
    counted as (select board_no, outcome, count(*) as persons from last group by board_no, outcome)
    select known.board_no as board, coalesce(
      (select jsonb_agg(jsonb_build_object('resolvedBy', c.outcome, 'persons', c.persons))
       from counted c where c.board_no = known.board_no), '[]') as outcomes
    from (select distinct board_no from mobility.redundancy where board_no = any (${boards})) known`.execute(db);
  return rows;
}
