import type { LoadContext, LoadCounts } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { keepDelivering, lockBoard } from "../board/load.js";

/** Brings a board's rows to what was delivered, and notes that the board delivers. */
export async function mirrorOfBoard(context: LoadContext, mirrored: Mirrored): Promise<LoadCounts> {
  await lockBoard(context);
  await keepDelivering(context);
  return mirror(context, mirrored);
}
