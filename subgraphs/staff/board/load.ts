import { HubError } from "@regiohub/infra/errors";
import type { LoadContext, StagedRecords } from "@regiohub/infra/hub";
import type { BoardNumber } from "@regiohub/infra/values";
import { words } from "@regiohub/infra/words";
import type { ClientBase } from "pg";

/** @throws BOARD_UNKNOWN when no register has brought the board. */
export async function requireBoard(client: ClientBase, board: BoardNumber): Promise<void> {
  const { rowCount } = await client.query("select from staff.board where number = $1", [board]);
  if (rowCount === 0) {
    throw new HubError(
      "BOARD_UNKNOWN",
      words(
        `Board ${board}: in no register that the hub has loaded.`,
        `Bestuur ${board}: staat in geen register dat de hub heeft geladen.`,
      ),
    );
  }
}

/** Locks the board that delivers its people until the transaction ends: its deliveries are loaded one at a time. */
export async function lockBoard({ client, board }: StagedRecords): Promise<void> {
  await client.query("select from staff.board where number = $1 for update", [board]);
}

/** Keeps that a board delivers its people, since when the hub knows, and the name that its profile gives. */
export async function keepDelivering({ client, runId, source, board, boardName, day }: LoadContext): Promise<void> {
  await client.query(
    // Under the board's lock, and later than whoever had it before: a transaction that waited began before that one.
    `with noted as (
       insert into staff.delivery (run_id, board_no, source, loaded_at, day) values ($1, $2, $3, clock_timestamp(), $5)
       on conflict (run_id) do nothing)
     update staff.board set delivers = true, name = coalesce($4, name)
     where number = $2 and (not delivers or name is distinct from coalesce($4, name))`,
    [runId, board, source, boardName, day],
  );
}
