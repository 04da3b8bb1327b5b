import type { Client } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { KeptKeys } from "../ingest/kept-keys.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import { destroyDeadKeys } from "./dead-keys.js";
import { type ErasingHub, eraseRows, peopleOf } from "./erase-rows.js";
import { keepFromLoading } from "./erased.js";
import { addToErasedList, type ListedErasure, readErasedList } from "./erased-list.js";
import { digestOf, requireErasureKey } from "./erasure-key.js";
import { beginTaking, endTaking } from "./taking-run.js";

/**
 * Brings a database and the list of erasures of a home together: who is on the list and not erased in the database, which
 * is then one of before, is erased again; what the list has lost is written down again. Gives the number of people.
 */
export async function eraseAgain(client: Client, hub: ErasingHub, home: string): Promise<number> {
  // The list after the database: what is lifted meanwhile is on the list before it is gone from the database.
  const known = await knownErasures(client);
  const listed = await readErasedList(home);
  await destroyDeadKeys(client, new KeptKeys(home));
  const nameOf = ({ board, digest }: ListedErasure) => `${board} ${digest}`;
  const onList = new Map(listed.map((entry) => [nameOf(entry), entry]));
  const inDatabase = new Set(known.map(nameOf));
  await addToErasedList(
    home,
    known.filter((entry) => !onList.has(nameOf(entry))),
  );
  await forgetLifted(
    client,
    listed.filter((entry) => entry.isLifted && inDatabase.has(nameOf(entry))),
  );
  const missing = listed.filter((entry) => !entry.isLifted && !inDatabase.has(nameOf(entry)));
  for (const [board, entries] of Map.groupBy(missing, (entry) => entry.board)) {
    await eraseListed(client, { hub, home, board, entries });
  }
  return missing.length;
}

const knownErasures = (client: Client): Promise<ListedErasure[]> =>
  inTransaction(client, () =>
    asIngest(client, async () => {
      const { rows } = await client.query<Omit<ListedErasure, "at" | "isLifted"> & { at: Date }>(
        `select board, encode(digest, 'hex') as digest, erased_at as at, reason from ingest.erased`,
      );
      return rows.map((row) => ({ ...row, at: row.at.toISOString(), isLifted: false }));
    }),
  );

async function forgetLifted(client: Client, entries: readonly ListedErasure[]): Promise<void> {
  if (entries.length === 0) return;
  await inTransaction(client, () =>
    asIngest(client, () =>
      client.query(
        `delete from ingest.erased e using unnest($1::text[], $2::text[]) as lifted (board, digest)
         where e.board = lifted.board and e.digest = decode(lifted.digest, 'hex')`,
        [entries.map(({ board }) => board), entries.map(({ digest }) => digest)],
      ),
    ),
  );
}

/** Whose people of one board are erased again. */
interface EraseListedOptions {
  readonly hub: ErasingHub;
  readonly home: string;
  readonly board: BoardNumber;
  readonly entries: readonly ListedErasure[];
}

/** The list does not say who it was: everybody of the board is held against it. Of several processes, the first does it. */
async function eraseListed(client: Client, { hub, home, board, entries }: EraseListedOptions): Promise<void> {
  const key = await requireErasureKey(home);
  const digests = new Set(entries.map(({ digest }) => digest));
  await inTransaction(client, async () => {
    await reachBoards(client, board);
    await keepFromLoading(client, board);
    if (!(await noteErased(client, board, entries))) return;
    const people = [...(await peopleOf(client, hub, board))];
    const numbers = people.filter((number) => digests.has(digestOf({ board, number }, key).toString("hex")));
    const runId = await beginTaking(client, board, "erasure");
    const places = await eraseRows(client, { hub, board, numbers, home, dryRun: false });
    await endTaking(
      client,
      runId,
      places,
      words(`${numbers.length} people erased again`, `${numbers.length} mensen opnieuw gewist`),
    );
  });
  await destroyDeadKeys(client, new KeptKeys(home));
}

/** Whether any of them was not erased in the database yet. */
const noteErased = (client: Client, board: BoardNumber, entries: readonly ListedErasure[]): Promise<boolean> =>
  asIngest(client, async () => {
    const { rowCount } = await client.query(
      `insert into ingest.erased (board, digest, erased_at, reason)
       select $1, decode(digest, 'hex'), at, reason
       from unnest($2::text[], $3::timestamptz[], $4::text[]) as e (digest, at, reason) on conflict do nothing`,
      [board, entries.map(({ digest }) => digest), entries.map(({ at }) => at), entries.map(({ reason }) => reason)],
    );
    return rowCount !== 0;
  });
