import type { Pool } from "pg";
import type { Caller } from "./caller.js";

/** What the hub has agreed with a client, beside what its tokens say. */
export interface ClientSettings {
  /** `trusted`: it may send registered documents only. */
  readonly documents: "free" | "trusted";
  /** Most that its budget saves up; null: as much as others of its kind. */
  readonly budget: number | null;
}

/** Finds the settings of whoever asks; at once, for it is asked with every request. */
export type ClientSettingsOf = (caller: Caller) => Promise<ClientSettings>;

/** Of clients with which nothing was agreed. */
export const NOTHING_AGREED: ClientSettings = { documents: "free", budget: null };

/** How long an answer of the database is believed, in ms: a client that is changed is another one within two seconds. */
const BELIEVED_MS = 2_000;
/** Most clients that are remembered. */
const MOST_KEPT = 10_000;

/** Settings as `access.client` has them, where there is that table. */
export function clientSettingsIn(pool: Pool, clock: () => number = () => performance.now()): ClientSettingsOf {
  const kept = new Map<string, { readonly at: number; readonly settings: Promise<ClientSettings> }>();
  return ({ client }) => {
    if (client === null) return Promise.resolve(NOTHING_AGREED);
    const known = kept.get(client);
    if (known && known.at > clock() - BELIEVED_MS) return known.settings;
    if (kept.size >= MOST_KEPT) kept.clear();
    const settings = readSettings(pool, client);
    kept.set(client, { at: clock(), settings });
    settings.catch(() => kept.delete(client));
    return settings;
  };
}

async function readSettings(pool: Pool, client: string): Promise<ClientSettings> {
  const { rows: tables } = await pool.query<{ isThere: boolean }>(
    `select to_regclass('access.client') is not null as "isThere"`,
  );
  if (!tables[0]?.isThere) return NOTHING_AGREED;
  const { rows } = await pool.query<ClientSettings>("select documents, budget from access.client where id = $1", [
    client,
  ]);
  return rows[0] ?? NOTHING_AGREED;
}
