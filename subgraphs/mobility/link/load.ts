import type { LoadContext, Loader } from "@regiohub/infra/hub";
import { mirror } from "@regiohub/infra/ingest/mirror";

/**
 * Tokens of a board's people. A person who is delivered has the tokens that were delivered with them and no others, so
 * that a key which is not used any more leaves with its tokens; who is no longer delivered by a full source loses all.
 */
export const linkLoader: Loader = {
  kind: "link",
  async load(context) {
    const counts = await mirror(
      { ...context, coverage: "delta" },
      {
        table: "mobility.link",
        key: { member_number: "member_number", key_version: "key_version", token_kind: "token_kind" },
        columns: ["token"],
      },
    );
    return { ...counts, removed: context.coverage === "delta" ? 0 : await removeOthers(context) };
  },
};

/** Of a refused row the person alone is known, not the tokens that it would have had: it takes none away. */
async function removeOthers({ client, board, staged, refused, coverage }: LoadContext): Promise<number> {
  const delivered = `select from ${staged} s where s.member_number = t.member_number`;
  const { rowCount } = await client.query(
    `delete from mobility.link t where t.board_no = $1 and not exists (
       ${delivered} and s.key_version = t.key_version and s.token_kind = t.token_kind)
     and not exists (select from ${refused} r where r.member_number = t.member_number)
     ${coverage === "windowed" ? `and exists (${delivered})` : ""}`,
    [board],
  );
  return rowCount ?? 0;
}
