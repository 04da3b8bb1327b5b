import { HubError } from "../errors.js";
import type { Caller } from "./caller.js";
import type { SigningKey } from "./keys.js";
import { signCaller, type TokenKind, verifyCaller } from "./tokens.js";

/** Header to caller; undefined when there is no header. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller | undefined>;

const REMEMBERED = 10_000;
const LONGEST_TOKEN = 8_192;

/**
 * Verifies bearer tokens of one kind. A token that held is remembered until it expires, at most a minute,
 * so that a busy caller costs one signature check a minute.
 */
export function authenticator(kind: TokenKind, key: SigningKey, clock: () => Date = () => new Date()): Authenticate {
  const known = new Map<string, { caller: Caller; until: number }>();
  return async (authorization) => {
    if (!authorization) return undefined;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization.slice(0, LONGEST_TOKEN + 7))?.[1];
    if (!token || token.length > LONGEST_TOKEN) {
      throw new HubError("TOKEN_INVALID", "Authorization header not understood. Expected `Bearer <token>`.");
    }
    const now = clock();
    const hit = known.get(token);
    if (hit && hit.until > now.getTime()) return hit.caller;
    const { caller, expiresAt } = await verifyCaller(token, kind, key, now);
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, { caller, until: Math.min(expiresAt, now.getTime() + 60_000) });
    return caller;
  };
}

/** Signs callers for subgraphs; the same caller gets the same token for half its life. */
export function callerSigner(kind: TokenKind, key: SigningKey, clock: () => Date = () => new Date()) {
  const made = new Map<string, { token: string; until: number }>();
  return async (caller: Caller): Promise<string> => {
    const name = JSON.stringify(caller);
    const now = clock();
    const hit = made.get(name);
    if (hit && hit.until > now.getTime()) return hit.token;
    const token = await signCaller(caller, kind, key, now);
    if (made.size >= REMEMBERED) made.clear();
    made.set(name, { token, until: now.getTime() + (kind.lifetimeSeconds * 1_000) / 2 });
    return token;
  };
}
