import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { inTransaction } from "../db/transaction.js";
import { SEAL_COLUMNS, type Seal, unpackHeads } from "./seal.js";

/**
 * Takes away the readings that are older than a moment, as far as a seal tells where they end; that seal is then where
 * verification begins. Gives the number of readings that went.
 */
export const forgetReadings = (client: ClientBase, before: Date): Promise<number> =>
  inTransaction(client, async () => {
    await client.query(`set local role ${roleOf("audit")}`);
    const { rows } = await client.query<Seal>(
      `select ${SEAL_COLUMNS} from audit.seal where at <= $1 order by number desc limit 1`,
      [before],
    );
    const [base] = rows;
    if (!base) return 0;
    const heads = unpackHeads(base.heads);
    const ends = [heads.map(({ lane }) => lane), heads.map(({ seq }) => seq)];
    await client.query(deletedUpTo("audit.reading_subject"), ends);
    const { rowCount } = await client.query(deletedUpTo("audit.reading"), ends);
    await client.query("delete from audit.seal where number < $1", [base.number]);
    return rowCount ?? 0;
  });

const deletedUpTo = (table: string) =>
  `delete from ${table} r using unnest($1::int[], $2::bigint[]) as head (lane, seq)
   where r.lane = head.lane and r.seq <= head.seq`;
