import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { SealKeys } from "../graphql/seals.js";
import { keptFile, keysFolder } from "./kept-file.js";
import { type KeyRing, openRing } from "./key-ring.js";
import { openSecrets } from "./secret-ring.js";

/** The hub's own keys, made once and kept in its home. */
export interface HubKeys {
  /** Signs development tokens; a production hub trusts other issuers. */
  readonly issuer: KeyRing;
  /** Signs what the gateway tells subgraphs about the caller. */
  readonly gateway: KeyRing;
  /** What ids of people and cursors are made with. */
  readonly seals: SealKeys;
}

/** Folder of the gateway's ring: what `hub access rotate-key` turns. */
export const gatewayRing = (home: string): string => join(home, "keys", "gateway");

/** Folder of the secrets that ids of people are made with: what `hub access rotate-key people` adds to. */
export const pseudonymRing = (home: string): string => join(home, "keys", "pseudonyms");

/** Reads the keys under a home folder, making those that are missing; two processes at once end up with the same. */
export async function loadKeys(home: string): Promise<HubKeys> {
  const folder = await keysFolder(home);
  const [issuer, gateway, cursor, people] = await Promise.all([
    openRing(join(folder, "development-issuer")),
    openRing(gatewayRing(home)),
    keptFile(join(folder, "cursor.key"), async () => randomBytes(32).toString("base64url")),
    openSecrets(pseudonymRing(home)),
  ]);
  return { issuer, gateway, seals: { cursors: Buffer.from(cursor, "base64url"), people } };
}
