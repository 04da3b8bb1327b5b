import type { ClientBase } from "pg";
import { inTransaction } from "../db/transaction.js";
import type { KeptKeys } from "../ingest/kept-keys.js";
import { asIngest } from "../ingest/run.js";

/**
 * Destroys the keys that nothing is kept under any more. Each is noted in the transaction that says so, and destroyed
 * behind it: what is broken off in between is done the next time.
 */
export const destroyDeadKeys = (client: ClientBase, keys: KeptKeys): Promise<number> =>
  inTransaction(client, () =>
    asIngest(client, async () => {
      const { rows } = await client.query<{ id: string }>("delete from ingest.dead_key returning key_id as id");
      for (const { id } of rows) await keys.destroy(id);
      return rows.length;
    }),
  );
