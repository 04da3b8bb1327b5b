import type { Client } from "pg";
import type { PersonKey } from "../audit/shown.js";
import { inTransaction } from "../db/transaction.js";
import { HubError } from "../errors.js";
import { asIngest } from "../ingest/run.js";
import { addToErasedList } from "./erased-list.js";
import { digestOf, requireErasureKey } from "./erasure-key.js";

/** Whose erasure ends, and why. */
export interface LiftOptions {
  readonly home: string;
  readonly person: PersonKey;
  /** Names nobody. */
  readonly reason: string;
  readonly now: Date;
}

/**
 * Lets somebody be delivered again who was erased: they have come back. What was erased stays so.
 * @throws PERSON_UNKNOWN when they have not been erased
 */
export async function liftErasure(client: Client, { home, person, reason, now }: LiftOptions): Promise<void> {
  const { board } = person;
  const digest = digestOf(person, await requireErasureKey(home));
  await inTransaction(client, () =>
    asIngest(client, async () => {
      const { rowCount } = await client.query("delete from ingest.erased where board = $1 and digest = $2", [
        board,
        digest,
      ]);
      if (rowCount === 0) {
        throw new HubError("PERSON_UNKNOWN", `Board ${board}: nobody with this number has been erased.`);
      }
      // Before it counts in the database: whoever compares the two would erase them again.
      await addToErasedList(home, [
        { board, digest: digest.toString("hex"), at: now.toISOString(), reason, isLifted: true },
      ]);
    }),
  );
}
