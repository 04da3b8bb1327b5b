import { HubError } from "@regiohub/infra/errors";
import type { LoadContext } from "@regiohub/infra/hub";
import type { BoardNumber } from "@regiohub/infra/values";

/** Memory for the joins of an import: a large board's delivery stays off the disk. Until the transaction ends. */
const WORK_MEM = "64MB";

/**
 * The board that delivers its people, locked until the transaction ends: its deliveries are loaded one at a time.
 * Keeps that it delivers, and the name that its profile gives.
 * @throws BOARD_UNKNOWN when no register has it.
 */
export async function deliveringBoard({ client, board, boardName }: LoadContext): Promise<BoardNumber> {
  await client.query(`set local work_mem = '${WORK_MEM}'`);
  const { rows } = await client.query("select from staff.board where number = $1 for update", [board]);
  if (board === null || rows.length === 0) {
    throw new HubError("BOARD_UNKNOWN", `Board ${board ?? "not given"}: in no register that the hub has loaded.`);
  }
  await client.query(
    `update staff.board set delivers = true, name = coalesce($2, name)
     where number = $1 and (not delivers or name is distinct from coalesce($2, name))`,
    [board, boardName],
  );
  return board;
}
