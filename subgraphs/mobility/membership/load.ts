import type { CheckContext, Loader, LoadRejection } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";

const BOARD_NUMBER = "^[0-9]{5}$";

const MIRRORED: Mirrored = {
  table: "mobility.centre_board",
  key: { centre_code: "centre_code", member_board_no: "member_board_number", starts_on: "starts_on" },
  columns: ["ends_on"],
};

/** Staged memberships → `mobility.centre_board`. In a full delivery, what is not delivered goes. */
export const centreBoardLoader: Loader = {
  kind: "centre_board",
  async check(context) {
    await context.reject(await faults(context));
  },
  load: (context) => mirror(context, MIRRORED),
};

const EXPECTED = {
  centreCode: {
    NOT_YOURS: words("a centre that the delivering board leads", "een centrum dat het aanleverende bestuur leidt"),
    REFERENCE_UNKNOWN: words(
      "a centre that the hub knows, or that comes with this delivery (centres.csv)",
      "een centrum dat de hub kent, of dat met deze levering meekomt (centres.csv)",
    ),
  },
  memberBoardNumber: {
    REFERENCE_UNKNOWN: words(
      "a board number (nummer bevoegd gezag): five digits",
      "een nummer bevoegd gezag: vijf cijfers",
    ),
  },
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
