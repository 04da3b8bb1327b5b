import { jwtVerify } from "jose";
import { plainType } from "../issuers/config.js";
import { type ReadToken, readToken } from "../strict.js";
import { SKEW_SECONDS } from "../tokens.js";
import { type Client, isLive } from "./client.js";
import type { UseUp } from "./once.js";
import { TokenRefusal } from "./refusal.js";

/** What a client's assertion is held to. */
export interface AssertionRules {
  /** The hub as it is known to clients: the one audience. */
  readonly issuer: string;
  readonly useUp: UseUp;
  readonly clock: () => Date;
}

/** Longest that an assertion may live, in seconds. */
const LONGEST_LIFE = 60;
/** What may stand in the header of an assertion, beside nothing: never the type of another kind of token. */
const TYPES = ["jwt", "client-authentication+jwt"];

/**
 * Who a client's assertion says it is: only its form has been looked at.
 * @throws TokenRefusal invalid_client
 */
export function readAssertion(text: string): { readonly token: ReadToken; readonly client: string } {
  const token = readOrRefuse(text);
  const { iss, sub } = token.payload;
  if (typeof iss !== "string" || iss !== sub) throw new TokenRefusal("invalid_client");
  return { token, client: iss };
}

/**
 * Holds an assertion to the keys of the client that it names, and uses it up. Its audience is the hub's own name as one
 * text: of a list, or of the address of some endpoint, it could have been made for somebody else.
 * Source: RFC 7523, 3, and its revision draft-ietf-oauth-rfc7523bis
 * @throws TokenRefusal invalid_client; ISSUER_UNAVAILABLE
 */
export async function verifyAssertion(
  { text, header, payload }: ReadToken,
  client: Client,
  { issuer, useUp, clock }: AssertionRules,
): Promise<void> {
  const now = clock();
  const { aud, jti, iat, exp } = payload;
  const isTyped = header.typ === undefined || (typeof header.typ === "string" && TYPES.includes(plainType(header.typ)));
  if (!isTyped || aud !== issuer) throw new TokenRefusal("invalid_client");
  if (typeof jti !== "string" || jti.length < 8 || jti.length > 128) throw new TokenRefusal("invalid_client");
  await requireSignature(text, header.alg, client, now);
  // Numbers, or the signature check would have thrown.
  const [from, until] = [Number(iat), Number(exp)];
  const isSoon = from <= Math.floor(now.getTime() / 1_000) + SKEW_SECONDS;
  if (!isSoon || until <= from || until - from > LONGEST_LIFE) throw new TokenRefusal("invalid_client");
  // Another process, whose clock is behind, takes it for longer.
  const seconds = until + 2 * SKEW_SECONDS - now.getTime() / 1_000;
  if (!(await useUp({ kind: "assertion", maker: client.id, name: jti, seconds }))) {
    throw new TokenRefusal("invalid_client");
  }
}

/** One of the client's own keys has signed it, by the algorithm that the key is for, and it is not over. */
async function requireSignature(text: string, algorithm: unknown, { credentials }: Client, now: Date): Promise<void> {
  for (const one of credentials) {
    if (!("key" in one) || one.key.algorithm !== algorithm || !isLive(one, now)) continue;
    const options = {
      algorithms: [one.key.algorithm],
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ["exp", "iat"],
    };
    const held = await jwtVerify(text, one.key.key, options).catch(() => undefined);
    if (held) return;
  }
  throw new TokenRefusal("invalid_client");
}

function readOrRefuse(text: string): ReadToken {
  try {
    return readToken(text);
  } catch {
    throw new TokenRefusal("invalid_client");
  }
}
