import type { LoadContext, Loader } from "@regiohub/infra/hub";
import { isRemembered } from "../link/load.js";

/** What a person takes with them; tokens once it is forgotten when they were at the board. */
const GOING = [
  `delete from mobility.link t where not ${isRemembered("t")}`,
  "delete from mobility.profile t where true",
] as const;

/**
 * What the hub knows of people who left goes with them, also when the board delivers no more of it; what they agreed to
 * ends, so that nothing is shown on the word of a former one should the number come back. A redundancy that was resolved
 * stays as long as its rule says: that somebody was placed elsewhere is what it is kept for. Counts nobody.
 */
export const leaverLoader: Loader = {
  kind: "member",
  async load(context) {
    if (context.coverage === "full") {
      for (const gone of GOING) await context.client.query(`${gone} and ${hasLeft(context)}`, [context.board]);
      await context.client.query(
        `update mobility.consent t set withdrawn_at = now(), withdrawn_by = 'delivery'
         where withdrawn_at is null and ${hasLeft(context)}`,
        [context.board],
      );
      await context.client.query(
        `delete from mobility.redundancy t where resolved_on is null and ${hasLeft(context)}`,
        [context.board],
      );
    }
    return { added: 0, changed: 0, removed: 0, unchanged: 0 };
  },
};

/** The row `t` of the board, `$1`, is about somebody who was neither delivered nor refused. */
function hasLeft({ staged, refused }: LoadContext): string {
  const gone = [staged, refused].map(
    (table) => `not exists (select from ${table} s where s.member_number = t.member_number)`,
  );
  return `t.board_no = $1 and ${gone.join(" and ")}`;
}
