import type { ClientBase } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import { type KeptKey, KeptKeys, passingKey } from "./kept-keys.js";
import { asIngest } from "./run.js";

/** What a run is kept under while it is tried: one key for all attempts, made when the first of them begins to read. */
export class RunKey {
  #made: Promise<KeptKey> | undefined;

  /**
   * @param home where keys lie; without one nothing is encrypted
   * @param passes whether everything will be undone: then the key is of no file
   */
  constructor(
    readonly home: string | undefined,
    readonly passes: boolean,
  ) {}

  /** For a run that begins, in its transaction and under the ingest's role. */
  async begin(client: ClientBase, runId: number): Promise<KeptKey | undefined> {
    const { home } = this;
    if (home === undefined) return undefined;
    this.#made ??= this.passes ? Promise.resolve(passingKey()) : new KeptKeys(home).make();
    const key = await this.#made;
    await client.query("update ingest.run set key_id = $2 where id = $1", [runId, key.id]);
    return key;
  }

  /**
   * Destroys the key that was made, if any, where nothing is kept under it. What goes wrong with that leaves a key of
   * nothing.
   * @param client in no transaction
   */
  async forget(client: ClientBase, board: BoardNumber | null): Promise<void> {
    await this.#destroyUnused(client, board).catch(() => {});
  }

  async #destroyUnused(client: ClientBase, board: BoardNumber | null): Promise<void> {
    if (this.home === undefined || this.passes || !this.#made) return;
    const { id } = await this.#made;
    if (!(await isUsed(client, board, id))) await new KeptKeys(this.home).destroy(id);
  }
}

const isUsed = (client: ClientBase, board: BoardNumber | null, id: string): Promise<boolean> =>
  inTransaction(client, async () => {
    if (board !== null) await reachBoards(client, board);
    const { rowCount } = await asIngest(client, () => client.query("select from ingest.run where key_id = $1", [id]));
    return rowCount !== 0;
  });

/**
 * What a run of before is kept under; undefined when it is not encrypted.
 * @throws RECORDS_GONE when its key has been destroyed, or lies in another home
 */
export async function keyOfRun(
  client: ClientBase,
  runId: number,
  home: string | undefined,
): Promise<KeptKey | undefined> {
  const { rows } = await asIngest(client, () =>
    client.query<{ id: string | null }>("select key_id as id from ingest.run where id = $1", [runId]),
  );
  const id = rows[0]?.id ?? null;
  if (id === null) return undefined;
  const key = home === undefined ? undefined : await new KeptKeys(home).find(id);
  if (key) return key;
  throw new HubError(
    "RECORDS_GONE",
    words(
      `Run ${runId}: there is no key any more to read its records with.`,
      `Run ${runId}: er is geen sleutel meer om zijn records mee te lezen.`,
    ),
  );
}
