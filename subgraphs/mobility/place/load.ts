import type { Loader } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import { NOTHING } from "@regiohub/schema/place-regions";
import type { ClientBase } from "pg";

/** Where sites are, and whose. Those that a register has no more stay: people have worked there. Counts nothing. */
export const placeLoader: Loader = {
  kind: "site",
  async load({ client, staged, day }) {
    await noteMoves(client, staged, day);
    await client.query(
      `insert into mobility.place as t (site_code, brin, board_no, municipality_code, sector)
       select site_code, brin, board_number, municipality_code, coalesce(sector, 'PO') from ${staged}
       on conflict (site_code) do update set brin = excluded.brin, board_no = excluded.board_no,
         municipality_code = excluded.municipality_code, sector = excluded.sector
       where (t.brin, t.board_no, t.municipality_code, t.sector)
         is distinct from (excluded.brin, excluded.board_no, excluded.municipality_code, excluded.sector)`,
    );
    // A school is one board's: sites that are closed go with it.
    await client.query(
      `update mobility.place t set board_no = s.board_number
       from (select distinct brin, board_number from ${staged}) s where s.brin = t.brin and t.board_no <> s.board_number`,
    );
    return NOTHING;
  },
};

/**
 * Writes down whose schools were that are another board's now. What was said of the day and later is said anew: this
 * edition may be older than the one before.
 */
async function noteMoves(client: ClientBase, staged: string, day: CalendarDate): Promise<void> {
  await client.query(
    `with moved as (
       select distinct p.brin, p.board_no as was, s.board_number as is_now
       from ${staged} s join mobility.place p using (brin) where p.board_no <> s.board_number),
     unsaid as (
       delete from mobility.school_before b using moved where b.brin = moved.brin and b.seen_on >= $1
       returning b.brin, b.board_no, b.seen_on),
     since as (select distinct on (brin) brin, board_no from unsaid order by brin, seen_on)
     insert into mobility.school_before (brin, board_no, next_board_no, seen_on)
     select brin, coalesce(since.board_no, was), is_now, $1 from moved left join since using (brin)
     where coalesce(since.board_no, was) <> is_now`,
    [day],
  );
}

const SAME_TRANSITION = "s.from_number = t.from_no and s.to_number = t.to_no and s.on_day = t.on_day";

/** Organisations that went over into others. A full list takes away what it no longer has. Counts nothing. */
export const transitionLoader: Loader = {
  kind: "transition",
  async load({ client, staged, refused, coverage }) {
    await client.query(
      `delete from mobility.transition t
       where $1 and not exists (select from ${staged} s where ${SAME_TRANSITION})
         and not exists (select from ${refused} s where ${SAME_TRANSITION})`,
      [coverage === "full"],
    );
    await client.query(
      `insert into mobility.transition (from_no, to_no, on_day, complete)
       select from_number, to_number, on_day, is_complete from ${staged}
       on conflict (from_no, to_no, on_day) do update set complete = excluded.complete`,
    );
    return NOTHING;
  },
};
