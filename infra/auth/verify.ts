import { createHash } from "node:crypto";
import { HubError } from "../errors.js";
import type { Caller } from "./caller.js";
import { LONGEST_TOKEN, type ReadToken, readToken, tokenRefused } from "./strict.js";

/** What of a request says who asks. */
export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly dpop?: string | readonly string[] | undefined;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}

/** What of an HTTP request says who asks. */
export const tokenRequestOf = (request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>> & { readonly authorization?: string };
  readonly method: string;
  readonly url: string;
}): TokenRequest => ({
  authorization: request.headers.authorization,
  dpop: request.headers.dpop,
  method: request.method,
  path: request.url.split("?", 1)[0] as string,
});

/**
 * The caller of a request; undefined when it has no authorization header.
 * @throws TOKEN_INVALID; ISSUER_UNAVAILABLE when the token's issuer cannot be asked for its keys.
 */
export type Authenticate = (request: TokenRequest) => Promise<Caller | undefined>;

/** Who a token stands for, and until when (ms since 1970). */
export interface Verified {
  readonly caller: Caller;
  readonly expiresAt: number;
}

/**
 * Verifies tokens of one issuer, or of several.
 * @throws TOKEN_INVALID, ISSUER_UNAVAILABLE
 */
export type VerifyToken = (token: ReadToken, now: Date) => Promise<Verified>;

const REMEMBERED = 10_000;
const REMEMBERED_MS = 60_000;

/**
 * Finds out who asks by the bearer token. A token that held is remembered until it expires, at most a minute, so that a
 * busy caller costs one signature check a minute; by its digest, so that memory holds none.
 */
export function authenticator(verify: VerifyToken, clock: () => Date = () => new Date()): Authenticate {
  const known = new Map<string, { caller: Caller; until: number }>();
  return async ({ authorization }) => {
    if (!authorization) return undefined;
    const text = bearerOf(authorization);
    const digest = createHash("sha256").update(text).digest("base64");
    const now = clock();
    const hit = known.get(digest);
    if (hit && hit.until > now.getTime()) return hit.caller;
    known.delete(digest);
    const token = readToken(text);
    // A bound token is worth nothing without its proof, and proofs are not read here.
    if (token.payload.cnf !== undefined) throw tokenRefused("bound to a key");
    const { caller, expiresAt } = await verify(token, now);
    for (const oldest of known.keys()) {
      if (known.size < REMEMBERED) break;
      known.delete(oldest);
    }
    known.set(digest, { caller, until: Math.min(expiresAt, now.getTime() + REMEMBERED_MS) });
    return caller;
  };
}

function bearerOf(authorization: string): string {
  const text = /^Bearer ([\w.-]+)$/i.exec(authorization.slice(0, LONGEST_TOKEN + "Bearer ".length + 1))?.[1];
  if (text && text.length <= LONGEST_TOKEN) return text;
  throw new HubError("TOKEN_INVALID", "Authorization header not understood. Expected `Bearer <token>`.");
}
