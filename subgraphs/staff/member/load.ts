import type { LoadContext, Loader } from "@regiohub/infra/hub";
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
    if (counts.removed === 0) return counts;
    const lines = await removeOfNobody(context, "staff.assignment");
    await removeOfNobody(context, "staff.employment");
    const absences = await removeOfNobody(context, "staff.absence");
    return { ...counts, alongside: { employment: lines, absence: absences } };
  },
};

/** Takes the rows of people away whom the board has not any more; gives their number. */
async function removeOfNobody({ client, board }: LoadContext, table: string): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${table} t where t.board_no = $1 and not exists (
       select from staff.member m where m.board_no = t.board_no and m.id = t.member_id)`,
    [board],
  );
  return rowCount ?? 0;
}
