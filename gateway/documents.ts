import { createHash } from "node:crypto";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { ClientSettingsOf } from "@regiohub/infra/auth/client-settings";
import type { Log } from "@regiohub/infra/log";
import type { Pool } from "pg";
import { BoundedCache } from "./cache.js";
import { lookedUp } from "./looked-up.js";
import type { Question } from "./question.js";
import { Refused } from "./refused.js";

/** A document that a client has registered. */
export interface RegisteredDocument {
  readonly body: string;
  readonly isRetired: boolean;
}

/** Finds what a client has registered under a hash. */
export type FindDocument = (client: string, sha256: string) => Promise<RegisteredDocument | undefined>;

/** What is needed to tell which documents may be asked. */
export interface DocumentParts {
  readonly settingsOf: ClientSettingsOf;
  /** Undefined where there is no database: then nothing is registered. */
  readonly find: FindDocument | undefined;
  readonly log: Log;
}

/** Who asks, and under which id the log has it. */
interface Asker {
  readonly caller: Caller | undefined;
  readonly requestId: string;
}

/**
 * The text that a question stands for; undefined when it sends none and names none.
 * It throws Refused 400, DOCUMENT_UNKNOWN: for a hash that its client has not registered, or not any more; for a text
 * with another hash; for a text that is not registered, of a client that may send no others.
 */
export type ReadDocument = (asker: Asker, question: Question) => Promise<unknown>;

/** Tells which text a question stands for. */
export function documentReader({ settingsOf, find, log }: DocumentParts): ReadDocument {
  return async ({ caller, requestId }, { text, hash }) => {
    if (!caller) return text;
    const { documents } = await lookedUp(settingsOf(caller));
    const isTrusted = documents === "trusted";
    if (hash === undefined && !isTrusted) return text;
    const refuse = (reason: string) => {
      log.warn("document refused", { requestId, client: caller.client ?? "", reason });
      return unknown();
    };
    const own = typeof text === "string" ? sha256(text) : undefined;
    if (hash !== undefined && own !== undefined && own !== hash) throw refuse("text and hash differ");
    // Who may send any text may also send its hash with it.
    if (own !== undefined && !isTrusted) return text;
    const wanted = hash ?? own;
    if (!wanted) throw refuse(hash === undefined ? "no document" : "malformed hash");
    const document = find && caller.client !== null ? await lookedUp(find(caller.client, wanted)) : undefined;
    if (!document) throw refuse("not registered");
    if (document.isRetired) throw refuse("retired");
    return document.body;
  };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const unknown = () =>
  new Refused(400, "Document not registered. Expected one that is registered for this client.", {
    code: "DOCUMENT_UNKNOWN",
  });

/** How long a registered document is believed to be so, in ms. */
const BELIEVED_MS = 2_000;

/** The documents in the gateway's database. */
export function documentsIn(pool: Pool, clock: () => number = () => performance.now()): FindDocument {
  const kept = new BoundedCache<{ readonly at: number; readonly document: RegisteredDocument }>({
    entries: 2_000,
    characters: 1_000_000,
  });
  return async (client, hash) => {
    const key = `${hash} ${client}`;
    const known = kept.get(key);
    if (known && known.at > clock() - BELIEVED_MS) return known.document;
    const { rows } = await pool.query<RegisteredDocument>(
      `select body, retired_at is not null as "isRetired" from access.document where client = $1 and sha256 = $2`,
      [client, hash],
    );
    const [document] = rows;
    if (document) kept.set(key, { at: clock(), document });
    return document;
  };
}
