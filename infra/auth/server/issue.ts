import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { AccessPolicy } from "../../access/policy.js";
import type { KeyRing } from "../key-ring.js";
import type { Client } from "./client.js";
import { type Form, wordsOf } from "./form.js";
import { TokenRefusal } from "./refusal.js";

/** What the hub's own access tokens say, and who signs them. */
export interface TokenRules {
  /** The hub as it is known to clients. */
  readonly issuer: string;
  readonly keys: KeyRing;
  readonly policy: AccessPolicy;
  readonly clock: () => Date;
}

/** How long a token lives, in seconds. What it opens is asked of the directory at each request, so it may be taken away sooner. */
const LIFETIME_SECONDS = 600;
/** Media type of access tokens. Source: RFC 9068, 2.1 */
export const ISSUED_TYPE = "at+jwt";
/** The one thing that tokens are for: another name than the one that clients' assertions are for. */
export const resourceOf = (issuer: string): string => `${issuer}/graphql`;

/** The answer to a request for a token. Source: RFC 6749, 5.1; RFC 9449, 5 */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: "Bearer" | "DPoP";
  readonly expires_in: number;
  readonly scope: string;
}

/**
 * Gives a client a token: at most what it may ask for, and of that what it asks for.
 * @param provenKey thumbprint of the key that the token is to be bound to; undefined: to none
 * @throws TokenRefusal
 */
export async function issueToken(
  client: Client,
  form: Form,
  provenKey: string | undefined,
  { issuer, keys, policy, clock }: TokenRules,
): Promise<TokenAnswer> {
  if (form.get("grant_type") !== "client_credentials")
    throw new TokenRefusal(form.has("grant_type") ? "unsupported_grant_type" : "invalid_request");
  if ((form.get("resource") ?? resourceOf(issuer)) !== resourceOf(issuer)) throw new TokenRefusal("invalid_target");
  if (client.mustProve && provenKey === undefined) throw new TokenRefusal("invalid_dpop_proof");
  const held = client.scopes.filter((scope) => policy.scopes.partner.includes(scope));
  const scopes = wordsOf(form, "scope", "invalid_scope") ?? held;
  if (!scopes.every((scope) => held.includes(scope))) throw new TokenRefusal("invalid_scope");
  const scope = scopes.join(" ");
  const purpose = purposeOf(client, form.get("purpose"));
  const at = Math.floor(clock().getTime() / 1_000);
  const bound = provenKey === undefined ? {} : { cnf: { jkt: provenKey } };
  const token = await new SignJWT({ client_id: client.id, scope, purpose, ...bound })
    .setProtectedHeader({ alg: "EdDSA", typ: ISSUED_TYPE, kid: keys.signing.kid })
    .setIssuer(issuer)
    .setAudience(resourceOf(issuer))
    .setSubject(client.id)
    .setJti(randomUUID())
    .setIssuedAt(at)
    .setExpirationTime(at + LIFETIME_SECONDS)
    .sign(keys.signing.key);
  const type = provenKey === undefined ? "Bearer" : "DPoP";
  return { access_token: token, token_type: type, expires_in: LIFETIME_SECONDS, scope };
}

/** What the token is for: one of the client's purposes, which goes without saying where there is one. */
function purposeOf({ purposes }: Client, asked: string | undefined): string {
  const purpose = asked ?? (purposes.length === 1 ? purposes[0] : undefined);
  if (purpose !== undefined && purposes.includes(purpose)) return purpose;
  throw new TokenRefusal("invalid_request");
}
