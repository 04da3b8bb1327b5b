import { createHash } from "node:crypto";
import { type CryptoKey, calculateJwkThumbprint, type JWK, jwtVerify } from "jose";
import { HubError } from "../errors.js";
import { plainType } from "./issuers/config.js";
import { readKeySet } from "./issuers/key-set.js";
import type { Nonces } from "./nonces.js";
import type { UseUp } from "./server/once.js";
import { type ReadToken, readToken } from "./strict.js";
import { SKEW_SECONDS } from "./tokens.js";

/** Signature algorithms of proofs. */
export const PROOF_ALGORITHMS = ["ES256", "ES384", "PS256", "EdDSA"] as const;

/** A request that a proof is for. */
export interface ProvenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The token that comes with it, and the thumbprint of the key that it is bound to; undefined where one is asked for. */
  readonly token?: { readonly text: string; readonly boundTo: string };
}

/**
 * The thumbprint (RFC 7638) of the key that a `DPoP` header proves to be at hand, for this request and this once.
 * @throws TOKEN_INVALID as a ProofRefused; ISSUER_UNAVAILABLE when it cannot be known whether it came before
 */
export type CheckProof = (proof: string | readonly string[] | undefined, request: ProvenRequest) => Promise<string>;

/** A proof that does not hold. */
export class ProofRefused extends HubError {
  constructor(
    /** Which check, never what stands in the proof. */
    reason: string,
    /** What the client should do it over with; undefined: the fault is another one. */
    readonly nonce?: string,
  ) {
    super("TOKEN_INVALID", `Proof of the token's key refused (${reason}). Expected a new one in the DPoP header.`);
  }

  /** As clients are told it. Source: RFC 9449, 12.2 */
  get oauthCode(): "use_dpop_nonce" | "invalid_dpop_proof" {
    return this.nonce === undefined ? "invalid_dpop_proof" : "use_dpop_nonce";
  }
}

/** Headers that tell a client why its token, or its proof, did not open a door. Source: RFC 6750, 3; RFC 9449, 7.1 and 9 */
export function challengeOf(error: HubError): Readonly<Record<string, string>> {
  if (!(error instanceof ProofRefused)) return { "www-authenticate": 'Bearer error="invalid_token"' };
  const challenge = `DPoP error="${error.oauthCode}", algs="${PROOF_ALGORITHMS.join(" ")}"`;
  return { "www-authenticate": challenge, ...(error.nonce !== undefined && { "dpop-nonce": error.nonce }) };
}

/** What proofs are held to. */
export interface ProofRules {
  /** Origin of the hub as clients know it: behind a proxy it does not know it by itself. */
  readonly publicUrl: string;
  readonly nonces: Nonces;
  readonly useUp: UseUp;
  readonly clock: () => Date;
}

const LONGEST_PROOF = 4_096;
/** How long a proof is remembered, in seconds: as long as it may hold, and a minute for clocks that differ. */
const REMEMBERED_SECONDS = 3 * SKEW_SECONDS;

/** Holds proofs to RFC 9449, 4.3, the cheapest checks first; each has to carry a nonce of the hub. */
export const proofChecker =
  ({ publicUrl, nonces, useUp, clock }: ProofRules): CheckProof =>
  async (header, request) => {
    const now = clock();
    const proof = readProof(header);
    const { payload } = proof;
    if (payload.htm !== request.method) throw new ProofRefused("htm");
    if (!isSameAddress(payload.htu, publicUrl, request.path)) throw new ProofRefused("htu");
    const { iat, jti } = payload;
    const age = typeof iat === "number" ? now.getTime() / 1_000 - iat : Number.NaN;
    if (!(Math.abs(age) <= SKEW_SECONDS)) throw new ProofRefused("iat");
    if (typeof jti !== "string" || jti.length < 8 || jti.length > 128) throw new ProofRefused("jti");
    if (request.token && payload.ath !== digestOf(request.token.text)) throw new ProofRefused("ath");
    if (!nonces.holds(payload.nonce, now)) throw new ProofRefused("nonce", nonces.current(now));
    const thumbprint = await provenKey(proof, now);
    if (request.token && request.token.boundTo !== thumbprint) throw new ProofRefused("another key than the token's");
    if (!(await useUp({ kind: "proof", maker: thumbprint, name: jti, seconds: REMEMBERED_SECONDS })))
      throw new ProofRefused("used before");
    return thumbprint;
  };

function readProof(proof: string | readonly string[] | undefined): ReadToken {
  if (typeof proof !== "string") throw new ProofRefused("not one header");
  if (proof.length > LONGEST_PROOF) throw new ProofRefused("too long");
  try {
    return readToken(proof, "jwk");
  } catch {
    throw new ProofRefused("not a signed token");
  }
}

/** The thumbprint of the key in the header, with which the proof was signed. */
async function provenKey({ text, header: { typ, alg, jwk } }: ReadToken, now: Date): Promise<string> {
  if (typeof typ !== "string" || plainType(typ) !== "dpop+jwt") throw new ProofRefused("typ");
  const algorithm = PROOF_ALGORITHMS.find((one) => one === alg);
  if (!algorithm) throw new ProofRefused("alg");
  const key = await keyIn(jwk, algorithm);
  const options = { algorithms: [algorithm], currentDate: now, clockTolerance: SKEW_SECONDS };
  const held = await jwtVerify(text, key, options).catch(() => undefined);
  if (!held) throw new ProofRefused("signature");
  return calculateJwkThumbprint(jwk as JWK);
}

/** A public key that is good enough; an issuer's keys are held to the same. */
async function keyIn(jwk: unknown, algorithm: (typeof PROOF_ALGORITHMS)[number]): Promise<CryptoKey> {
  const read = await readKeySet({ keys: [jwk] }, [algorithm]).catch(() => undefined);
  const key = read?.keys[0]?.key;
  if (!key) throw new ProofRefused("jwk");
  return key;
}

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Compared as RFC 3986, 6.2.2 and 6.2.3 have it: case of scheme and host, and a port that goes without saying. */
function isSameAddress(htu: unknown, publicUrl: string, path: string): boolean {
  const given = typeof htu === "string" ? URL.parse(htu) : null;
  return given !== null && path.startsWith("/") && given.href === `${publicUrl}${path}`;
}
