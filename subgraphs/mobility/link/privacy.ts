import type { Privacy } from "@regiohub/infra/privacy/privacy";
import { words } from "@regiohub/infra/words";

/** Link tokens, for the rights of their people. They name nobody but by the number: who is in one else cannot be told. */
export const linkPrivacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      "select distinct member_number as number from mobility.link where board_no = $1",
      [board],
    );
    return rows.map(({ number }) => number);
  },
  async describe(client, { board, number }) {
    const { rows } = await client.query<{ key_version: string; token_kind: string; token: string; run_id: number }>(
      `select key_version, token_kind, token, run_id from mobility.link
       where board_no = $1 and member_number = $2 order by key_version, token_kind`,
      [board, number],
    );
    if (rows.length === 0) return [];
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
    ];
  },
  async erase(client, board, numbers) {
    const { rowCount } = await client.query(
      "delete from mobility.link where board_no = $1 and member_number = any ($2)",
      [board, numbers],
    );
    return rowCount ?? 0;
  },
  sweep: {
    async tokens(client, board, { runId }, held) {
      const { rowCount } = await client.query(
        "delete from mobility.link where board_no = $1 and run_id <= $2 and member_number <> all ($3)",
        [board, runId, held],
      );
      return rowCount ?? 0;
    },
  },
} satisfies Privacy;
