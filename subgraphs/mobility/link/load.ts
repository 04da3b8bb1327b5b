import type { Loader } from "@regiohub/infra/hub";
import { mirror } from "@regiohub/infra/ingest/mirror";

/**
 * Tokens of a board's people. A person who is delivered has the tokens that were delivered with them and no others, so
 * that a key which is not used any more leaves with its tokens; who is no longer delivered by a full source loses all.
 */
export const linkLoader: Loader = {
  kind: "link",
  async load(context) {
    const counts = await mirror(context, {
      table: "mobility.link",
      key: { member_number: "member_number", key_version: "key_version", token_kind: "token_kind" },
      columns: ["token"],
    });
    const { client, board, staged, coverage } = context;
    if (coverage !== "windowed") return counts;
    const { rowCount } = await client.query(
      `delete from mobility.link t where t.board_no = $1
         and exists (select from ${staged} s where s.member_number = t.member_number)
         and not exists (
           select from ${staged} s
           where s.member_number = t.member_number and s.key_version = t.key_version and s.token_kind = t.token_kind)`,
      [board],
    );
    return { ...counts, removed: counts.removed + (rowCount ?? 0) };
  },
};
