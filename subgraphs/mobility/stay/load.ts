import type { LoadContext, Loader } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";

const PEOPLE: Mirrored = {
  table: "mobility.person",
  key: { member_number: "member_number" },
  columns: ["born_on", "sex"],
};

const STAYS: Mirrored = {
  table: "mobility.stay",
  key: { member_number: "member_number", starts_on: "starts_on" },
  columns: ["ends_on", "function_group", "site_code", "fte", "contract_kind", "end_reason", "seconded_to", "presumed"],
};

/** Who works or worked at the board. Of whom nothing is told any more, nothing stays. */
export const workerLoader: Loader = {
  kind: "worker",
  async load(context) {
    const counts = await mirror(context, PEOPLE);
    if (context.coverage === "full") return counts;
    const gone = "exists (select from $staged s where s.member_number = t.member_number and not s.has_stretches)";
    const removed = await remove(context, PEOPLE, gone);
    await remove(context, STAYS, gone);
    return { ...counts, removed };
  },
};

/** When they were there and as what. All stretches of a person come together: others that were told before go. */
export const stretchLoader: Loader = {
  kind: "stretch",
  async load(context) {
    if (context.coverage === "full") return await mirror(context, STAYS);
    const counts = await mirror({ ...context, coverage: "delta" }, STAYS);
    const others = `t.member_number in (select member_number from $staged)
      and not exists (select from $staged s where s.member_number = t.member_number and s.starts_on = t.starts_on)`;
    return { ...counts, removed: await remove(context, STAYS, others) };
  },
};

/** @param which rows `t` of the board; `$staged` stands for what came */
async function remove({ client, board, staged }: LoadContext, { table }: Mirrored, which: string): Promise<number> {
  const { rowCount } = await client.query(
    `delete from ${table} t where t.board_no = $1 and ${which.replaceAll("$staged", () => staged)}`,
    [board],
  );
  return rowCount ?? 0;
}
