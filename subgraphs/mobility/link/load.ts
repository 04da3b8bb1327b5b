import type { LoadContext, Loader } from "@regiohub/infra/hub";
import { mirror } from "@regiohub/infra/ingest/mirror";

/**
 * Tokens of a board's people. A person who is delivered has the tokens that were delivered with them and no others, so
 * that a key which is not used any more leaves with its tokens. Who is no longer delivered by a full source loses all, once
 * it is forgotten when they were at the board: until then nobody could tell where they went.
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

/** Whether it is known when the person of a row was at the board. */
export const isRemembered = (alias: string): string =>
  `exists (select from mobility.stay w where w.board_no = ${alias}.board_no and w.member_number = ${alias}.member_number)`;

/** Of a refused row the person alone is known, not the tokens that it would have had: it takes none away. */
async function removeOthers({ client, board, staged, refused, coverage }: LoadContext): Promise<number> {
  const delivered = `select from ${staged} s where s.member_number = t.member_number`;
  const { rowCount } = await client.query(
    `delete from mobility.link t where t.board_no = $1 and not exists (
       ${delivered} and s.key_version = t.key_version and s.token_kind = t.token_kind)
     and not exists (select from ${refused} r where r.member_number = t.member_number)
     and (exists (${delivered}) or not ${isRemembered("t")})
     ${coverage === "windowed" ? `and exists (${delivered})` : ""}`,
    [board],
  );
  return rowCount ?? 0;
}
