import type { Client } from "pg";
import type { PersonKey } from "../audit/shown.js";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { HubError } from "../errors.js";
import { KeptKeys } from "../ingest/kept-keys.js";
import { asIngest } from "../ingest/run.js";
import { dayOf } from "../values.js";
import { words } from "../words.js";
import { destroyDeadKeys } from "./dead-keys.js";
import { type ErasingHub, eraseRows, type Places } from "./erase-rows.js";
import { keepFromLoading } from "./erased.js";
import { addToErasedList } from "./erased-list.js";
import { digestOf, loadErasureKey } from "./erasure-key.js";
import { releaseHolds, requireNoHold } from "./hold.js";
import { beginTaking, endTaking } from "./taking-run.js";

/** Whom to erase, why and where. */
export interface EraseOptions {
  readonly hub: ErasingHub;
  /** HUB_HOME: where the keys and the list of erasures are. */
  readonly home: string;
  readonly person: PersonKey;
  /** Names nobody. */
  readonly reason: string;
  readonly now: Date;
  /** Does everything and undoes it. */
  readonly dryRun?: boolean;
}

/** What an erasure did. */
export interface Erasure {
  /** 0 for a dry run, which has none. */
  readonly runId: number;
  readonly places: Places;
}

/**
 * Erases somebody: every row and every kept record about them, and what names them in those of others. No delivery brings
 * them back, and neither does a backup of the database that is put back.
 * @throws PERSON_UNKNOWN when nothing is held about them and they have not been erased before, HELD_BY_LAW
 */
export async function erase(client: Client, options: EraseOptions): Promise<Erasure> {
  const { home, person, reason, now, dryRun = false } = options;
  const digest = digestOf(person, await loadErasureKey(home));
  const work = () => eraseWithin(client, { ...options, dryRun }, digest);
  const erasure = await inTransaction(client, work, () => !dryRun);
  if (dryRun) return { ...erasure, runId: 0 };
  await addToErasedList(home, [
    { board: person.board, digest: digest.toString("hex"), at: now.toISOString(), reason, isLifted: false },
  ]);
  await destroyDeadKeys(client, new KeptKeys(home));
  return erasure;
}

async function eraseWithin(
  client: Client,
  { hub, home, person, reason, now, dryRun }: EraseOptions & { readonly dryRun: boolean },
  digest: Buffer,
): Promise<Erasure> {
  const { board, number } = person;
  await reachBoards(client, board);
  await keepFromLoading(client, board);
  await asIngest(client, () => requireNoHold(client, person, dayOf(now)));
  const runId = await beginTaking(client, board, "erasure");
  const places = await eraseRows(client, { hub, board, numbers: [number], home, dryRun });
  const isNew = await asIngest(client, async () => {
    await releaseHolds(client, board, number); // those whose time is over
    const { rowCount } = await client.query(
      "insert into ingest.erased (board, digest, erased_at, reason) values ($1, $2, $3, $4) on conflict do nothing",
      [board, digest, now, reason],
    );
    return rowCount === 1;
  });
  const { cells: _, uploads: __, ...own } = places;
  const rows = Object.values(own).reduce((sum, count) => sum + count, 0);
  if (isNew && rows === 0) {
    throw new HubError("PERSON_UNKNOWN", `Board ${board}: nothing is held about a person with this number.`);
  }
  await endTaking(
    client,
    runId,
    places,
    words(`${rows} rows about one person erased`, `${rows} rijen over één persoon gewist`),
  );
  return { runId, places };
}
