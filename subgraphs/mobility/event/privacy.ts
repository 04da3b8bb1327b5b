import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { PersonalSection, Privacy } from "@regiohub/infra/privacy/privacy";
import type { BoardNumber } from "@regiohub/infra/values";
import { words } from "@regiohub/infra/words";

type Client = Parameters<Privacy["describe"]>[0];

const IS_FROM = "(from_board = $1 and from_number = any ($2))";
const IS_TO = "(to_board = $1 and to_number = any ($2))";

/** What was concluded of people, for their rights: part of what mobility holds. */
export const eventPrivacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      `select from_number as number from mobility.event where from_board = $1 and from_number is not null
       union select to_number from mobility.event where to_board = $1 and to_number is not null
       union select member_number from mobility.leg where board_no = $1
       union select number_a from mobility.pair where board_a = $1
       union select number_b from mobility.pair where board_b = $1`,
      [board],
    );
    return rows.map(({ number }) => number);
  },
  async describe(client, person) {
    return [...(await linksOf(client, person)), ...(await eventsOf(client, person))];
  },
  /**
   * What is about nobody else goes. An event of a move stays with the other board, without the number; at that board it is
   * then concluded anew, from what is still known.
   */
  async erase(client, board, numbers) {
    await client.query(
      `insert into mobility.unconcluded (board_no, member_number)
       select board_b, number_b from mobility.pair where board_a = $1 and number_a = any ($2)
       union select board_a, number_a from mobility.pair where board_b = $1 and number_b = any ($2)
       on conflict do nothing`,
      [board, numbers],
    );
    let erased = 0;
    for (const sql of [
      "delete from mobility.pair where (board_a = $1 and number_a = any ($2)) or (board_b = $1 and number_b = any ($2))",
      "delete from mobility.leg where board_no = $1 and member_number = any ($2)",
      `delete from mobility.event where (${IS_FROM} or ${IS_TO})
         and (from_number is null or ${IS_FROM}) and (to_number is null or ${IS_TO})`,
      `update mobility.event set from_number = null, fte_from = null, function_from = null, brin_from = null where ${IS_FROM}`,
      `update mobility.event set to_number = null, fte_to = null, function_to = null, brin_to = null where ${IS_TO}`,
    ]) {
      erased += (await client.query(sql, [board, numbers])).rowCount ?? 0;
    }
    await noteOthers(client, board, numbers);
    return erased;
  },
} satisfies Privacy;

/**
 * That something changed of who is erased is noted where their rows go, by their numbers, and nobody is left to conclude
 * anything of. But without them their board may have gone over to another one after all, or not any more: for that it is
 * enough that one other person of it is looked at, or where there is none the board as a whole.
 */
async function noteOthers(client: Client, board: BoardNumber, numbers: readonly string[]): Promise<void> {
  await client.query("delete from mobility.unconcluded where board_no = $1 and member_number = any ($2)", [
    board,
    numbers,
  ]);
  await client.query(
    `insert into mobility.unconcluded (board_no, member_number)
     select $1, coalesce(min(member_number), '') from mobility.stay where board_no = $1 on conflict do nothing`,
    [board],
  );
}

/** Whom else they are taken for: at which board, and how sure it is. */
async function linksOf(client: Client, { board, number }: PersonKey): Promise<PersonalSection[]> {
  const { rows } = await client.query<{ board: string; status: string }>(
    `select board_b as board, status from mobility.pair where board_a = $1 and number_a = $2
     union select board_a, status from mobility.pair where board_b = $1 and number_b = $2 order by 1, 2`,
    [board, number],
  );
  if (rows.length === 0) return [];
  const columns = { board: words("board", "bestuur"), status: words("recognised", "herkend") };
  return [
    { title: words("Boards at which you may be known", "Besturen waar u bekend kunt zijn"), columns, rows, runs: [] },
  ];
}

async function eventsOf(client: Client, { board, number }: PersonKey): Promise<PersonalSection[]> {
  const { rows } = await client.query<Record<string, string | null>>(
    `select on_day, kind, from_board, to_board, confidence, reason,
       to_char(ended_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as ended_at
     from mobility.event where (from_board = $1 and from_number = $2) or (to_board = $1 and to_number = $2)
     order by on_day, kind, id`,
    [board, number],
  );
  if (rows.length === 0) return [];
  return [
    {
      title: words("What was concluded of your work", "Wat over uw werk is afgeleid"),
      columns: {
        on_day: words("on", "op"),
        kind: words("what", "wat"),
        from_board: words("from board", "van bestuur"),
        to_board: words("to board", "naar bestuur"),
        confidence: words("how sure", "hoe zeker"),
        reason: words("reason", "reden"),
        ended_at: words("turned out otherwise", "bleek anders"),
      },
      rows,
      runs: [],
    },
  ];
}
