import type { ClientBase } from "pg";
import { HubError } from "../errors.js";
import type { Hub } from "../hub.js";
import type { Adapter } from "../ingest/define.js";
import { readProfile, settingsOf } from "../ingest/profile.js";
import { listProfiles, type ProfileInForce } from "../ingest/profile-store.js";
import { shapedBy } from "../ingest/shape.js";
import type { BoardNumber } from "../values.js";
import { words } from "../words.js";
import { type Unattended, unattendedOf } from "./settings.js";
import type { Way } from "./standing.js";

/** A board's deliveries from a source, as its profile in force says. */
export interface Target {
  readonly board: BoardNumber;
  readonly source: string;
  /** With its files, whether they come from the profile or not. */
  readonly adapter: Adapter;
  readonly document: object;
  readonly settings: Unattended;
  /** Of the profile. */
  readonly version: number;
  readonly createdAt: Date;
}

/** A profile that the hub can no longer read: an adapter has changed, or is gone. */
export interface Unreadable {
  readonly board: BoardNumber;
  readonly source: string;
  readonly error: HubError;
}

/** Every profile in force, read. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads the profiles in force anew; of one board and source, when they are named. */
export async function findTargets(
  client: ClientBase,
  { adapters }: Pick<Hub, "adapters">,
  only: { readonly board?: BoardNumber; readonly source?: string } = {},
): Promise<Targets> {
  const targets: Target[] = [];
  const unreadable: Unreadable[] = [];
  for (const profile of await listProfiles(client, only)) {
    try {
      targets.push(targetOf(profile, adapters));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      unreadable.push({ board: profile.board, source: profile.source, error });
    }
  }
  return { targets, unreadable };
}

function targetOf(
  { board, source, version, document: text, createdAt }: ProfileInForce,
  adapters: Hub["adapters"],
): Target {
  const found = adapters.find(({ name }) => name === source);
  if (!found)
    throw new HubError(
      "SOURCE_UNKNOWN",
      words(`Source ${source}: this hub has it no more.`, `Bron ${source}: deze hub heeft haar niet meer.`),
    );
  const profile = readProfile(text, settingsOf(found));
  const adapter = shapedBy(found, profile);
  const { document } = profile;
  return { board, source, adapter, document, settings: unattendedOf(document), version, createdAt };
}

/** The ways in which a target's deliveries come. A source is asked when the profile says how, and how often. */
export function waysOf({ adapter, document, settings: { drop, sftp, rhythm } }: Target): readonly Way[] {
  const isAsked = adapter.live !== undefined && rhythm !== undefined && "pull" in document;
  return [
    ...(drop ? ["drop" as const] : []),
    ...(sftp ? ["sftp" as const] : []),
    ...(isAsked ? ["pull" as const] : []),
  ];
}
