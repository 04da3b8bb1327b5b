import type { Privacy } from "@regiohub/infra/privacy/privacy";
import { words } from "@regiohub/infra/words";
import { profilePrivacy } from "./profile/privacy.js";

/**
 * Link tokens, and what `profilePrivacy` has. Tokens have no person but the number: who is not in it cannot be told from
 * them.
 */
export const privacy: Privacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      "select distinct member_number as number from mobility.link where board_no = $1",
      [board],
    );
    return [...new Set([...rows.map(({ number }) => number), ...(await profilePrivacy.people(client, board))])];
  },
  async describe(client, { board, number }) {
    const { rows } = await client.query<{ key_version: string; token_kind: string; token: string; run_id: number }>(
      `select key_version, token_kind, token, run_id from mobility.link
       where board_no = $1 and member_number = $2 order by key_version, token_kind`,
      [board, number],
    );
    const others = await profilePrivacy.describe(client, { board, number });
    if (rows.length === 0) return others;
    return [
      {
        title: words("Tokens by which boards recognise you", "Tokens waaraan besturen u herkennen"),
        columns: {
          key_version: words("key", "sleutel"),
          token_kind: words("made of", "gemaakt van"),
          token: words("token", "token"),
        },
        rows: rows.map(({ run_id: _, ...row }) => row),
        runs: [...new Set(rows.map(({ run_id }) => run_id))],
      },
      ...others,
    ];
  },
  async erase(client, board, numbers) {
    const { rowCount } = await client.query(
      "delete from mobility.link where board_no = $1 and member_number = any ($2)",
      [board, numbers],
    );
    return (rowCount ?? 0) + (await profilePrivacy.erase(client, board, numbers));
  },
  sweep: {
    ...profilePrivacy.sweep,
    async tokens(client, board, { runId }, held) {
      const { rowCount } = await client.query(
        "delete from mobility.link where board_no = $1 and run_id <= $2 and member_number <> all ($3)",
        [board, runId, held],
      );
      return rowCount ?? 0;
    },
  },
};
