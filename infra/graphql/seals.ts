import type { Caller } from "../auth/caller.js";
import { newest, type SecretRing } from "../auth/secret-ring.js";
import { HubError } from "../errors.js";
import { type Cursors, cursorsUnder } from "./cursor.js";
import { type Sealer, sealer } from "./sealed.js";

/** Keys that ids of people and cursors are made with; all processes of a hub share them. */
export interface SealKeys {
  readonly cursors: Uint8Array;
  /** By version: a partner stays with the one that it began with. */
  readonly people: SecretRing;
}

/**
 * Ids that say nothing and differ per partner, so that partners cannot put together what they know of a person.
 * Everybody else shares one kind. Source: pairwise identifiers, OpenID Connect Core 8.1.
 */
export interface Ids {
  write(type: string, ...parts: readonly string[]): string;
  /** The parts of an id of this type, or undefined for any other text. */
  read(type: string, id: string): string[] | undefined;
}

/** What a caller's ids and cursors are made and read with. */
export interface Seals {
  readonly ids: Ids;
  readonly cursors: Cursors;
}

/** Audiences that are remembered: partners, of which there are few. */
const MOST_KEPT = 1_000;
const kept = new WeakMap<SealKeys, Map<string, Seals>>();

/** The ids and cursors of a caller. */
export function sealsFor(keys: SealKeys, caller: Caller): Seals {
  const isPartner = caller.kind === "partner";
  const audience = isPartner ? `partner ${caller.partner}` : "hub";
  const name = isPartner ? `${caller.pairwise} ${audience}` : audience;
  const known = kept.get(keys) ?? new Map<string, Seals>();
  const found = known.get(name);
  if (found) return found;
  if (known.size >= MOST_KEPT) known.clear();
  const versions = isPartner ? [caller.pairwise] : [...keys.people.keys()];
  const seals = {
    ids: idsUnder(keys.people, audience, versions),
    cursors: cursorsUnder(sealer(keys.cursors, audience)),
  };
  kept.set(keys, known.set(name, seals));
  return seals;
}

/** Ids are written with the newest of the versions, and read with each; the version stands before the sealed text. */
function idsUnder(people: SecretRing, audience: string, versions: readonly number[]): Ids {
  const sealers = new Map<number, Sealer>();
  for (const version of versions) {
    const key = people.get(version);
    if (!key) throw notKnown(audience, version, newest(people));
    sealers.set(version, sealer(key, audience));
  }
  const last = Math.max(...versions);
  return {
    write: (type, ...parts) => `${last}.${sealers.get(last)?.seal(type, parts)}`,
    read(type, id) {
      const [, version, text] = /^([1-9]\d{0,3})\.([\w-]+)$/.exec(id) ?? [];
      return text === undefined ? undefined : sealers.get(Number(version))?.open(type, text);
    },
  };
}

const notKnown = (audience: string, version: number, last: number) =>
  new HubError(
    "CONFIG_INVALID",
    `${audience}: key ${version} of its ids of people is not known. Expected 1 to ${last}, or a start after the key was added.`,
  );
