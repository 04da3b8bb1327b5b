import type { ClientBase } from "pg";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import { joined, words } from "../words.js";
import type { Adapter } from "./define.js";
import { NO_PROFILE, type Profile, readProfile, settingsOf } from "./profile.js";
import { requireDocumented } from "./profile-columns.js";
import { findProfile } from "./profile-store.js";
import type { ProfileTerms } from "./profile-terms.js";
import { asIngest } from "./run.js";
import { shapedBy } from "./shape.js";

/** Which profile is meant, and what it may name. */
export interface ProfileWanted {
  /** Undefined for a source that the hub no longer has. */
  readonly adapter: Adapter | undefined;
  readonly source: string;
  readonly board: BoardNumber | null;
  readonly terms: ProfileTerms | undefined;
  /** The one that came along, as YAML; null: the one that the hub has, or none. */
  readonly text?: string | null;
}

/**
 * The profile that a board's deliveries of a source are read with.
 * @throws PROFILE_INVALID
 */
export async function profileFor(client: ClientBase, wanted: ProfileWanted): Promise<Profile> {
  const { adapter, source, board, terms, text = null } = wanted;
  const kept =
    board === null || text !== null ? undefined : await asIngest(client, () => findProfile(client, board, source));
  if (kept !== undefined) return readInForce(kept, { adapter, source, terms });
  return text === null ? NO_PROFILE : readProfile(text, adapter ? settingsOf(adapter) : [], terms);
}

/**
 * Reads a profile that was put into force, and judges it anew: since then the hub may have come to refuse what it says.
 * @throws PROFILE_INVALID naming the key, and how another one is put in its place.
 */
export function readInForce(
  text: string,
  { adapter, source, terms }: Pick<ProfileWanted, "adapter" | "source" | "terms">,
): Profile {
  try {
    const profile = readProfile(text, adapter ? settingsOf(adapter) : [], terms);
    if (adapter) requireDocumented(profile, [shapedBy(adapter, profile)]);
    return profile;
  } catch (cause) {
    if (!(cause instanceof HubError) || cause.code !== "PROFILE_INVALID") throw cause;
    const { message, dutch } = cause;
    throw new HubError("PROFILE_INVALID", joined(words(message, dutch ?? message), mend(source)), { cause });
  }
}

const mend = (source: string) =>
  words(
    `It stands in the profile in force for source ${source}: deliver a right one, or put it with \`hub profile put FILE --source ${source}\`.`,
    `Dit staat in het geldende profiel van bron ${source}: lever een goed profiel mee, of zet het met \`hub profile put BESTAND --source ${source}\`.`,
  );
