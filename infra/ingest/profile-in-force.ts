import type { ClientBase } from "pg";
import type { BoardNumber } from "../values.js";
import type { Adapter } from "./define.js";
import { NO_PROFILE, type Profile, readProfile, settingsOf } from "./profile.js";
import { findProfile } from "./profile-store.js";
import { asIngest } from "./run.js";

/**
 * The profile that a board's deliveries of a source are read with.
 * @param text the one that came along, as YAML; null: the one that the hub has, or none
 * @throws PROFILE_INVALID
 */
export async function profileFor(
  client: ClientBase,
  adapter: Adapter | undefined,
  source: string,
  board: BoardNumber | null,
  text: string | null,
): Promise<Profile> {
  const kept = board === null ? undefined : await asIngest(client, () => findProfile(client, board, source));
  const document = text ?? kept;
  return document === undefined ? NO_PROFILE : readProfile(document, adapter ? settingsOf(adapter) : []);
}
