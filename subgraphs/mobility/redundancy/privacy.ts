import type { Privacy } from "@regiohub/infra/privacy/privacy";
import { words } from "@regiohub/infra/words";

/** Redundancies, for the rights of their people: part of what mobility holds. */
export const redundancyPrivacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      "select distinct member_number as number from mobility.redundancy where board_no = $1",
      [board],
    );
    return rows.map(({ number }) => number);
  },
  async describe(client, { board, number }) {
    const { rows } = await client.query<Record<string, string | null> & { run_id: number }>(
      `select since_on, status, resolved_on, resolved_by, run_id from mobility.redundancy
       where board_no = $1 and member_number = $2 order by since_on`,
      [board, number],
    );
    if (rows.length === 0) return [];
    return [
      {
        title: words("When your job was surplus", "Wanneer uw functie boventallig was"),
        columns: {
          since_on: words("since", "sinds"),
          status: words("how far", "stand"),
          resolved_on: words("resolved on", "opgelost op"),
          resolved_by: words("how", "hoe"),
        },
        rows: rows.map(({ run_id: _, ...row }) => row),
        runs: [...new Set(rows.map(({ run_id }) => run_id))],
      },
    ];
  },
  async erase(client, board, numbers) {
    const { rowCount } = await client.query(
      "delete from mobility.redundancy where board_no = $1 and member_number = any ($2)",
      [board, numbers],
    );
    return rowCount ?? 0;
  },
  sweep: {
    async redundancies(client, board, { day }, held) {
      const { rowCount } = await client.query(
        "delete from mobility.redundancy where board_no = $1 and member_number <> all ($3) and resolved_on <= $2",
        [board, day, held],
      );
      return rowCount ?? 0;
    },
  },
} satisfies Privacy;
