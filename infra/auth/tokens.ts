import { errors, jwtVerify, SignJWT } from "jose";
import { HubError } from "../errors.js";
import { type Caller, callerSchema } from "./caller.js";
import type { SigningKey } from "./keys.js";

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

/** What the gateway sends to subgraphs. */
export const RELAYED: TokenKind = {
  issuer: "regiohub-gateway",
  audience: "regiohub-subgraph",
  type: "hub-caller+jwt",
  lifetimeSeconds: 60,
};

const SKEW_SECONDS = 60;

/** A signed token that says who the caller is. */
export function signCaller(caller: Caller, kind: TokenKind, key: SigningKey, now: Date): Promise<string> {
  const at = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ hub_caller: caller })
    .setProtectedHeader({ alg: "EdDSA", typ: kind.type })
    .setSubject(caller.subject)
    .setIssuer(kind.issuer)
    .setAudience(kind.audience)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + kind.lifetimeSeconds)
    .sign(key.privateKey);
}

/**
 * The caller that a token names, and until when that holds (ms since 1970).
 * @throws TOKEN_INVALID for any other text; the message says which check failed, never the token.
 */
export async function verifyCaller(
  token: string,
  kind: TokenKind,
  key: SigningKey,
  now: Date,
): Promise<{ caller: Caller; expiresAt: number }> {
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ["EdDSA"],
      typ: kind.type,
      issuer: kind.issuer,
      audience: kind.audience,
      clockTolerance: SKEW_SECONDS,
      currentDate: now,
      requiredClaims: ["exp", "sub", "hub_caller"],
    });
    return { caller: callerOf(payload.hub_caller), expiresAt: Number(payload.exp) * 1_000 };
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    const reason = cause instanceof errors.JOSEError ? cause.code : "unreadable";
    throw new HubError("TOKEN_INVALID", `Access token refused (${reason}). Expected a valid token of a known issuer.`, {
      cause,
    });
  }
}

function callerOf(claim: unknown): Caller {
  const { success, data } = callerSchema.safeParse(claim);
  if (success) return data;
  throw new HubError(
    "TOKEN_INVALID",
    "Access token refused (hub_caller). Expected a board, partner, region or operator.",
  );
}
