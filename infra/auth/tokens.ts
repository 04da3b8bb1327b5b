import { errors, type JWTVerifyOptions, jwtVerify, SignJWT } from "jose";
import { HubError } from "../errors.js";
import { type Caller, callerSchema } from "./caller.js";
import type { KeyRing, VerifyingKeys } from "./key-ring.js";
import { type ReadToken, tokenRefused } from "./strict.js";
import type { VerifyToken } from "./verify.js";

/** One kind of token: who signs it, for whom, how long it lives. */
export interface TokenKind {
  readonly issuer: string;
  readonly audience: string;
  /** Media type in the header: keeps kinds apart. Source: RFC 8725, RFC 9068. */
  readonly type: string;
  readonly lifetimeSeconds: number;
}

/** What clients send to the gateway. */
export const ACCESS: TokenKind = {
  issuer: "https://regiohub.example/development",
  audience: "regiohub",
  type: "at+jwt",
  lifetimeSeconds: 12 * 3_600,
};

/** How far a clock may be off, in seconds. */
export const SKEW_SECONDS = 60;

/** A signed token that says who the caller is. */
export function signCaller(caller: Caller, kind: TokenKind, { signing }: KeyRing, now: Date): Promise<string> {
  const at = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ hub_caller: caller })
    .setProtectedHeader({ alg: "EdDSA", typ: kind.type, kid: signing.kid })
    .setSubject(caller.subject)
    .setIssuer(kind.issuer)
    .setAudience(kind.audience)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + kind.lifetimeSeconds)
    .sign(signing.key);
}

/** Verifies tokens of one of the hub's own kinds. The message says which check failed, never the token. */
export const callerVerifier =
  (kind: TokenKind, keys: VerifyingKeys): VerifyToken =>
  async (token, now) => {
    const key = keys.get(String(token.header.kid));
    if (!key) throw tokenRefused("unknown key");
    const payload = await verifySignature(token, key, {
      algorithms: ["EdDSA"],
      typ: kind.type,
      issuer: kind.issuer,
      audience: kind.audience,
      currentDate: now,
      requiredClaims: ["exp", "sub", "hub_caller"],
    });
    return { caller: callerOf(payload.hub_caller), expiresAt: Number(payload.exp) * 1_000 };
  };

/**
 * The claims of a token that a key signed, when they hold.
 * @throws TOKEN_INVALID
 */
export async function verifySignature(
  { text }: ReadToken,
  key: Parameters<typeof jwtVerify>[1],
  options: JWTVerifyOptions,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await jwtVerify(text, key, { clockTolerance: SKEW_SECONDS, ...options })).payload;
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const isClaim = cause instanceof errors.JWTClaimValidationFailed || cause instanceof errors.JWTExpired;
    const reason = cause instanceof errors.JOSEError ? cause.code : "unreadable";
    // jose's own message may quote, and its cause holds the claims.
    throw tokenRefused(isClaim ? `${reason}: ${cause.claim}` : reason);
  }
}

function callerOf(claim: unknown): Caller {
  const { success, data } = callerSchema.safeParse(claim);
  if (success) return data;
  throw tokenRefused("hub_caller");
}
