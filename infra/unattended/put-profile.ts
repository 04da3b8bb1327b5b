import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import { inTransaction } from "../db/transaction.js";
import type { Hub } from "../hub.js";
import { readProfile, readProfileOf, settingsOf } from "../ingest/profile.js";
import { requireDocumented } from "../ingest/profile-columns.js";
import { profileFault } from "../ingest/profile-fault.js";
import { findProfile, keepProfile, listProfiles } from "../ingest/profile-store.js";
import { termsOf } from "../ingest/profile-terms.js";
import { readYaml } from "../ingest/profile-yaml.js";
import { asIngest } from "../ingest/run.js";
import { shapedBy } from "../ingest/shape.js";
import { unknownSource } from "../ingest/sort-files.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import { type ProfileChange, profileChanges } from "./profile-changes.js";

/** A profile that is put into force. */
export interface PutProfile {
  readonly board: BoardNumber;
  /** Else the one that the profile names. */
  readonly source: string | undefined;
  /** YAML. */
  readonly text: string;
}

/** What became of it. */
export interface PutReport {
  readonly source: string;
  /** The version that is in force now. */
  readonly version: number;
  /** None: it says what the one before said, and no version was made. */
  readonly changes: readonly ProfileChange[];
}

/**
 * Puts a profile into force without a delivery.
 * @throws PROFILE_INVALID; SOURCE_UNKNOWN; BOARD_UNKNOWN
 */
export async function putProfile(
  client: ClientBase,
  hub: Pick<Hub, "adapters" | "subgraphs" | "records">,
  { board, source: asked, text }: PutProfile,
): Promise<PutReport> {
  const source = requireValid(hub, { board, source: asked, text });
  return inTransaction(client, async () => {
    for (const { name, requireBoard } of hub.subgraphs) {
      if (!requireBoard) continue;
      await client.query(`set local role ${roleOf(name)}`);
      await requireBoard(client, board);
      await client.query("reset role");
    }
    return asIngest(client, async () => {
      const before = await findProfile(client, board, source);
      const changes = profileChanges(before === undefined ? {} : readYaml(before), readYaml(text));
      if (changes.length > 0 || before === undefined)
        await keepProfile(client, { board, source, document: text, runId: null });
      const [inForce] = await listProfiles(client, { board, source });
      return { source, version: inForce?.version ?? 0, changes };
    });
  });
}

/** Gives the name of the source that it is of. */
function requireValid(
  hub: Pick<Hub, "adapters" | "subgraphs" | "records">,
  { board, source, text }: PutProfile,
): string {
  const { adapters } = hub;
  const named = source ?? readProfileOf(text, adapters).source;
  if (named === undefined)
    throw profileFault(
      "source",
      words("missing. Expected it, or --source.", "ontbreekt. Verwacht: deze sleutel, of --source."),
    );
  const adapter = adapters.find(({ name }) => name === named);
  if (!adapter) throw unknownSource(adapters);
  const profile = readProfile(text, settingsOf(adapter), termsOf(hub));
  if (profile.board !== undefined && profile.board !== board)
    throw profileFault(
      "board",
      words("another board than the one that it is put for.", "een ander bestuur dan waarvoor het gezet wordt."),
    );
  if (profile.source !== undefined && profile.source !== named)
    throw profileFault(
      "source",
      words("another source than the one that it is put for.", "een andere bron dan waarvoor het gezet wordt."),
    );
  requireDocumented(profile, [shapedBy(adapter, profile)]);
  return named;
}
