import type { Caller } from "./caller.js";
import type { Directory } from "./server/directory.js";

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

/**
 * Settings of the hub's own clients; another issuer's client may have the same id, and nothing was agreed with it.
 * @param issuer the hub's name as an issuer of tokens
 */
export const settingsBy =
  (directory: Pick<Directory, "current">, issuer: string): ClientSettingsOf =>
  async (caller) =>
    caller.issuer === issuer && caller.client !== null
      ? ((await directory.current()).clients.get(caller.client) ?? NOTHING_AGREED)
      : NOTHING_AGREED;
