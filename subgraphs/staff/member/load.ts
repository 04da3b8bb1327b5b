import type { Loader } from "@regiohub/infra/hub";
import { mirrorOfBoard } from "../load/mirror.js";

const COLUMNS = [
  "initials",
  "call_name",
  "birth_prefix",
  "birth_name",
  "partner_prefix",
  "partner_name",
  "name_usage",
  "sex",
  "born_on",
  "email",
] as const;

/** People of a board. Who is no longer delivered by a full source goes, employments and all. */
export const memberLoader: Loader = {
  kind: "member",
  async load(context) {
    const counts = await mirrorOfBoard(context, {
      table: "staff.member",
      key: { number: "member_number" },
      columns: COLUMNS,
    });
    if (counts.removed > 0) {
      for (const table of ["staff.assignment", "staff.employment", "staff.absence"]) {
        await context.client.query(
          `delete from ${table} t where t.board_no = $1 and not exists (
             select from staff.member m where m.board_no = t.board_no and m.id = t.member_id)`,
          [context.board],
        );
      }
    }
    return counts;
  },
};
