import { createHash } from "node:crypto";
import { HubError } from "../errors.js";
import type { Caller } from "./caller.js";
import type { CheckProof } from "./dpop.js";
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
  /**
   * Who it stands for by now, where that may change before the token ends; asked at each request. The same object as long
   * as nothing changes.
   * @throws TOKEN_INVALID when it stands for nobody any more; ISSUER_UNAVAILABLE when that is not known
   */
  readonly standing?: () => Promise<Caller>;
}

/**
 * Verifies tokens of one issuer, or of several.
 * @throws TOKEN_INVALID, ISSUER_UNAVAILABLE
 */
export type VerifyToken = (token: ReadToken, now: Date) => Promise<Verified>;

/** A token that was verified, with the thumbprint of the key that has to be proven with it; undefined: none has to be. */
type Known = Verified & { readonly boundTo: string | undefined };

const REMEMBERED = 10_000;
const REMEMBERED_MS = 60_000;

/**
 * Finds out who asks by the token. One that held is remembered until it expires, at most a minute, so that a busy caller
 * costs one signature check a minute; by its digest, so that memory holds none. What may change meanwhile, and the proof
 * of a token that is bound to a key, is asked of each request.
 * @param checkProof without it, tokens that are bound to a key are refused
 */
export function authenticator(
  verify: VerifyToken,
  clock: () => Date = () => new Date(),
  checkProof?: CheckProof,
): Authenticate {
  const known = new Map<string, { readonly token: Known; readonly until: number }>();

  async function verified(text: string, now: Date): Promise<Known> {
    const digest = createHash("sha256").update(text).digest("base64");
    const hit = known.get(digest);
    if (hit && hit.until > now.getTime()) return hit.token;
    known.delete(digest);
    const read = readToken(text);
    const token = { ...(await verify(read, now)), boundTo: keyOf(read) };
    for (const oldest of known.keys()) {
      if (known.size < REMEMBERED) break;
      known.delete(oldest);
    }
    known.set(digest, { token, until: Math.min(token.expiresAt, now.getTime() + REMEMBERED_MS) });
    return token;
  }

  return async ({ authorization, dpop, method, path }) => {
    if (!authorization) return undefined;
    const { isProven, text } = credentialsIn(authorization);
    const now = clock();
    const { caller, standing, boundTo } = await verified(text, now);
    // Either way round: a bound token that was stolen is not to pass for one that is not.
    if (isProven !== (boundTo !== undefined)) throw tokenRefused("in a scheme that it is not for");
    if (boundTo !== undefined) {
      if (!checkProof) throw tokenRefused("bound to a key");
      await checkProof(dpop, { method, path, token: { text, boundTo } });
    }
    return standing ? standing() : caller;
  };
}

/** The key that a token is bound to; undefined when it is not. Source: RFC 9449, 6.1 */
function keyOf({ payload: { cnf } }: ReadToken): string | undefined {
  if (cnf === undefined) return undefined;
  const { jkt, ...more } = Object(cnf) as Readonly<Record<string, unknown>>;
  if (typeof jkt === "string" && /^[\w-]{43}$/.test(jkt) && Object.keys(more).length === 0) return jkt;
  throw tokenRefused("bound in a way that is not known");
}

function credentialsIn(authorization: string): { readonly isProven: boolean; readonly text: string } {
  const [, scheme = "", text = ""] = /^(Bearer|DPoP) ([\w.-]+)$/i.exec(authorization.slice(0, LONGEST_TOKEN + 8)) ?? [];
  if (text && text.length <= LONGEST_TOKEN) return { isProven: scheme.toLowerCase() === "dpop", text };
  throw new HubError("TOKEN_INVALID", "Authorization header not understood. Expected `Bearer <token>`.");
}
