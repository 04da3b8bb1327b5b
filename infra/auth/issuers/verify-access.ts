import type { AccessPolicy } from "../../access/policy.js";
import { tokenRefused } from "../strict.js";
import { SKEW_SECONDS, verifySignature } from "../tokens.js";
import type { VerifyToken } from "../verify.js";
import { type Claims, claimAt } from "./claims.js";
import { type Algorithm, type IssuerConfig, plainType } from "./config.js";
import type { Introspect } from "./introspect.js";
import type { KeySource } from "./jwks.js";
import { callerOf } from "./mapping.js";

/** Longest an access token may live, in seconds: who leaves should not stay for longer than a day. */
const LONGEST_LIFE = 86_400;

/**
 * Verifies access tokens of one issuer, as the access file says.
 * @param introspect Asks the issuer what else is so of a token that it signed.
 */
export function accessVerifier(
  config: IssuerConfig,
  keys: Pick<KeySource, "keyFor">,
  policy: AccessPolicy,
  introspect?: Introspect,
): VerifyToken {
  const types = new Set(config.types.map(plainType));
  return async (token, now) => {
    const { alg, typ, kid } = token.header;
    const algorithm = config.algorithms.find((one): one is Algorithm => one === alg);
    if (!algorithm) throw tokenRefused("algorithm");
    if (typeof typ !== "string" || !types.has(plainType(typ))) throw tokenRefused("type");
    if (Array.isArray(token.payload.aud) && !config.severalAudiences) throw tokenRefused("claim aud: a list");
    const key = await keys.keyFor({ algorithm, kid: kid as string | undefined }, now);
    const claims = await verifySignature(token, key, {
      algorithms: [algorithm],
      issuer: config.issuer,
      audience: config.audience,
      currentDate: now,
      requiredClaims: ["exp", "iat", "iss", "aud", "sub"],
    });
    requireSaneLife(claims, now);
    const all = introspect ? { ...claims, ...(await introspect(token, claims, now)) } : claims;
    requireAsNamed(all, config);
    return { caller: callerOf(all, config.callers, policy), expiresAt: Number(claims.exp) * 1_000 };
  };
}

function requireSaneLife({ exp, iat, aud }: Claims, now: Date): void {
  const life = Number(exp) - Number(iat);
  if (Number(iat) > Math.floor(now.getTime() / 1_000) + SKEW_SECONDS) throw tokenRefused("claim iat: to come");
  if (!(life > 0 && life <= LONGEST_LIFE)) throw tokenRefused(`claim exp: not within ${LONGEST_LIFE} seconds of iat`);
  if (Array.isArray(aud) && !aud.every((one) => typeof one === "string")) throw tokenRefused("claim aud: not texts");
}

/** What tells an issuer's access tokens from its others, and a tenant's from those of others. */
function requireAsNamed(claims: Claims, { require, absent }: IssuerConfig): void {
  const present = absent.find((claim) => claimAt(claims, claim) !== undefined);
  if (present !== undefined) throw tokenRefused(`claim ${present}: must not be there`);
  for (const [claim, expected] of Object.entries(require)) {
    const value = claimAt(claims, claim);
    const held = typeof value === "string" && (Array.isArray(expected) ? expected.includes(value) : value === expected);
    if (!held) throw tokenRefused(`claim ${claim}: not as the access file has it`);
  }
}
