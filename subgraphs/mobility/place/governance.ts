import type { Loader } from "@regiohub/infra/hub";
import { NOTHING } from "@regiohub/schema/place-regions";

const SAME = "s.brin = t.brin and s.starts_on = t.starts_on";

/**
 * Which boards govern schools from when on. A full list takes away what it no longer has; what begins after the day of the
 * delivery waits for a later one. Counts nothing.
 */
export const governanceLoader: Loader = {
  kind: "governance",
  async load({ client, staged, refused, coverage, day }) {
    await client.query(
      `delete from mobility.school_governance t
       where $1 and not exists (select from ${staged} s where ${SAME}) and not exists (select from ${refused} s where ${SAME})`,
      [coverage === "full"],
    );
    await client.query(
      `insert into mobility.school_governance as t (brin, board_no, starts_on)
       select brin, board_number, starts_on from ${staged} where starts_on <= $1
       on conflict (brin, starts_on) do update set board_no = excluded.board_no where t.board_no <> excluded.board_no`,
      [day],
    );
    return NOTHING;
  },
};
