import { HubError } from "@regiohub/infra/errors";
import type { CheckContext, LoadContext, LoadCounts, Loader, LoadRejection } from "@regiohub/infra/hub";

const BOARD_NUMBER = "^[0-9]{5}$";

/** Staged memberships → `mobility.centre_board`. In a full delivery, what is not delivered goes. */
export const centreBoardLoader: Loader = {
  kind: "centre_board",
  async check(context) {
    if (context.board === null) {
      throw new HubError("USAGE", "centre_board: a delivery without a board. Expected --board.");
    }
    await context.reject(await faults(context));
  },
  async load(context) {
    const removed = context.coverage === "full" ? await remove(context) : 0;
    return { ...(await upsert(context)), removed };
  },
};

const EXPECTED = {
  centreCode: {
    NOT_YOURS: "a centre that the delivering board leads",
    REFERENCE_UNKNOWN: "a centre that the hub knows, or that comes with this delivery (centres.csv)",
  },
  memberBoardNumber: { REFERENCE_UNKNOWN: "a board number (nummer bevoegd gezag): five digits" },
} as const;

async function faults({ client, staged, board }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number; owner: string | null; wellFormed: boolean }>(
    `select staged._file as file, staged._line as line, held.board_no as owner,
            staged.member_board_number ~ $2 as "wellFormed"
       from ${staged} as staged left join mobility.centre as held using (centre_code)
      where held.board_no is distinct from $1 or staged.member_board_number !~ $2
      order by 1, 2`,
    [board, BOARD_NUMBER],
  );
  return rows.flatMap(({ file, line, owner, wellFormed }): LoadRejection[] => {
    const code = owner === null ? "REFERENCE_UNKNOWN" : "NOT_YOURS";
    const centre = { file, line, field: "centreCode", code, expected: EXPECTED.centreCode[code] } as const;
    const expected = EXPECTED.memberBoardNumber.REFERENCE_UNKNOWN;
    const member = { file, line, field: "memberBoardNumber", code: "REFERENCE_UNKNOWN", expected } as const;
    return [...(owner === board ? [] : [centre]), ...(wellFormed ? [] : [member])];
  });
}

async function remove({ client, staged, board }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from mobility.centre_board as held where board_no = $1
        and not exists (select from ${staged} as staged
          where staged.centre_code = held.centre_code and staged.member_board_number = held.member_board_no
            and staged.starts_on = held.starts_on)`,
    [board],
  );
  return rowCount ?? 0;
}

async function upsert({ client, staged, board, runId }: LoadContext): Promise<Omit<LoadCounts, "removed">> {
  const { rows } = await client.query<Omit<LoadCounts, "removed">>(
    `with delivered as (
       select centre_code, member_board_number, starts_on, ends_on from ${staged}
     ), written as (
       insert into mobility.centre_board as held (board_no, centre_code, member_board_no, starts_on, ends_on, run_id)
       select $1, delivered.*, $2 from delivered
       on conflict (board_no, centre_code, member_board_no, starts_on) do update set
         ends_on = excluded.ends_on, run_id = excluded.run_id
       where held.ends_on is distinct from excluded.ends_on
       returning xmax = 0 as added -- no row version before it
     )
     select count(*) filter (where added) as added, count(*) filter (where not added) as changed,
       (select count(*) from delivered) - count(*) as unchanged
       from written`,
    [board, runId],
  );
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 };
}
