import type { ClientBase } from "pg";
import { parseDocument } from "yaml";
import { changeText, type ProfileChange, profileChanges } from "../unattended/profile-changes.js";
import { type Words, words } from "../words.js";
import type { Profile } from "./profile.js";
import { findProfile, type KeptProfile, keepProfile, listProfiles } from "./profile-store.js";
import { readYaml } from "./profile-yaml.js";
import type { Run } from "./run.js";

/** Keys by which the hub comes by deliveries and misses them: who delivers files need not know of them. */
const OPERATOR_KEYS = ["drop", "sftp", "pull", "rhythm"];

const leftOut = (document: object, before: object): string[] =>
  OPERATOR_KEYS.filter((key) => key in before && !(key in document));

/** A profile that came along, with what it leaves to the operator as the one in force has it; itself when that is nothing. */
export function completed(profile: Profile, inForce: string | undefined): Profile {
  if (inForce === undefined) return profile;
  const before = readYaml(inForce);
  const keys = leftOut(profile.document, before);
  if (keys.length === 0) return profile;
  const carried = Object.fromEntries(keys.map((key) => [key, before[key as keyof typeof before]]));
  return { ...profile, document: { ...profile.document, ...carried } };
}

/** As `completed`, of YAML. */
function completedText(text: string, inForce: string | undefined): string {
  if (inForce === undefined) return text;
  const keys = leftOut(readYaml(text), readYaml(inForce));
  if (keys.length === 0) return text;
  const [document, before] = [parseDocument(text), parseDocument(inForce)];
  for (const key of keys) document.set(key, before.get(key, true));
  return document.toString({ lineWidth: 0 });
}

/** A profile that a run brought, as it was delivered. */
type BroughtProfile = KeptProfile & { readonly runId: number };

/**
 * Puts the profile into force that a run brought which is loaded, unless it says what the one in force says.
 * @returns what people are to be told of it: the first one is no news
 */
export async function bringProfile(
  client: ClientBase,
  { document, ...brought }: BroughtProfile,
): Promise<Words | undefined> {
  const { board, source } = brought;
  const inForce = await findProfile(client, board, source);
  const text = completedText(document, inForce);
  const changes = inForce === undefined ? [] : profileChanges(readYaml(inForce), readYaml(text));
  if (inForce !== undefined && changes.length === 0) return undefined;
  await keepProfile(client, { ...brought, document: text });
  const [{ version = 0 } = {}] = await listProfiles(client, { board, source });
  if (inForce === undefined) return undefined;
  const told = changesText(changes);
  return words(`profile now version ${version}: ${told}`, `profiel nu versie ${version}: ${told}`);
}

/** Has the profile of a held run wait until it is approved. */
export async function keepWaiting(client: ClientBase, { runId, document }: BroughtProfile): Promise<undefined> {
  await client.query("update ingest.run set brought_profile = $2 where id = $1", [runId, document]);
}

/** The profile of a held run that waits; null when it brought none. */
export async function waitingProfile(client: ClientBase, { id }: Pick<Run, "id">): Promise<string | null> {
  const { rows } = await client.query<{ document: string | null }>(
    "select brought_profile as document from ingest.run where id = $1",
    [id],
  );
  return rows[0]?.document ?? null;
}

/**
 * Puts the profile of a held run into force that is approved, unless another one has been put since.
 * @returns as `bringProfile`
 */
export async function bringWaiting(client: ClientBase, run: Run): Promise<Words | undefined> {
  const document = await waitingProfile(client, run);
  const { id: runId, board, source, finishedAt } = run;
  if (document === null || board === null) return undefined;
  await client.query("update ingest.run set brought_profile = null where id = $1", [runId]);
  const [inForce] = await listProfiles(client, { board, source });
  if (inForce && inForce.createdAt > new Date(finishedAt)) {
    return words(
      `its profile is left out: version ${inForce.version} was put since`,
      `zijn profiel blijft weg: versie ${inForce.version} is sindsdien gezet`,
    );
  }
  return bringProfile(client, { board, source, document, runId });
}

/** Longest that a change is told in full; more of it stands in the profile. */
const LONGEST = 80;

/** Each key that says something else, with what it said and says where that is short: `coverage: "full" → "delta", units`. */
function changesText(changes: readonly ProfileChange[]): string {
  const told = changes.map((change) => {
    const [key = ""] = change.key.split(".");
    const text = changeText(change);
    return key === change.key && text.length <= LONGEST ? text : key;
  });
  return [...new Set(told)].join(", ");
}
