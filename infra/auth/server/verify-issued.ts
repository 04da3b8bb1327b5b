import { z } from "zod";
import type { AccessPolicy } from "../../access/policy.js";
import type { PartnerCaller } from "../caller.js";
import type { Claims } from "../issuers/claims.js";
import { tokenRefused } from "../strict.js";
import { verifySignature } from "../tokens.js";
import type { VerifyToken } from "../verify.js";
import type { Directory } from "./directory.js";
import { ISSUED_TYPE, resourceOf, type TokenRules } from "./issue.js";
import type { Standing } from "./read-clients.js";

/** What stands in a token of the hub's own, as far as it counts: nothing of what its client may see. */
const claimsSchema = z.object({
  sub: z.string(),
  client_id: z.string(),
  scope: z.string(),
  purpose: z.string(),
  cnf: z.unknown().optional(),
});

/**
 * Believes the hub's own tokens. They say who and what for; what that opens is what the directory says now, so that what
 * an operator takes away is gone within seconds.
 */
export const issuedVerifier =
  (directory: Pick<Directory, "current">, { issuer, keys, policy }: Omit<TokenRules, "clock">): VerifyToken =>
  async (token, now) => {
    const key = keys.verifying.get(String(token.header.kid));
    if (!key) throw tokenRefused("unknown key");
    const claims = await verifySignature(token, key, {
      algorithms: ["EdDSA"],
      typ: ISSUED_TYPE,
      issuer,
      audience: resourceOf(issuer),
      currentDate: now,
      requiredClaims: ["exp", "iat", "sub", "jti"],
    });
    let known: { readonly of: Standing; readonly caller: PartnerCaller } | undefined;
    const standing = async () => {
      const current = await directory.current();
      if (known?.of !== current) known = { of: current, caller: callerOf(claims, current, issuer, policy) };
      return known.caller;
    };
    return { caller: await standing(), expiresAt: Number(claims.exp) * 1_000, standing };
  };

/** The caller that a token stands for: what it says, as far as its client still has it. */
function callerOf(claims: Claims, { clients }: Standing, issuer: string, policy: AccessPolicy): PartnerCaller {
  const { success, data } = claimsSchema.safeParse(claims);
  if (!success || data.sub !== data.client_id) throw tokenRefused("claims not as the hub makes them");
  const client = clients.get(data.client_id);
  if (!client) throw tokenRefused("its client is revoked");
  if (client.mustProve && data.cnf === undefined) throw tokenRefused("not bound to a key, as its client's must be");
  if (!client.purposes.includes(data.purpose)) throw tokenRefused("claim purpose: taken away from its client");
  const asked = data.scope.split(" ");
  const held = client.scopes.filter((scope) => asked.includes(scope) && policy.scopes.partner.includes(scope));
  return {
    kind: "partner",
    subject: client.id,
    issuer,
    client: client.id,
    scopes: held,
    purpose: data.purpose,
    partner: client.id,
    pairwise: client.pairwise,
    boards: client.boards === null ? null : [...client.boards],
  };
}
