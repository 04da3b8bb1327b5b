import { type CryptoKey, importJWK, type JWK } from "jose";
import { z } from "zod";
import type { Algorithm } from "./config.js";
import { noDocument } from "./fetch-json.js";

/** A key for one algorithm. */
export interface IssuerKey {
  readonly kid: string | undefined;
  readonly algorithm: Algorithm;
  readonly key: CryptoKey;
}

/** What an issuer publishes, as far as it is of use. */
export interface KeySet {
  readonly keys: readonly IssuerKey[];
  /** Keys that cannot be used, by what is wrong with them. */
  readonly unusable: number;
}

const MOST_KEYS = 100;
const RSA_BITS = { least: 2_048, most: 8_192 };
const PRIVATE_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "k", "oth"];

/** Kind of key that an algorithm takes: its `kty`, and its `crv` where that has curves. */
const SHAPES: Readonly<Record<Algorithm, { readonly kty: string; readonly crv?: string }>> = {
  RS256: { kty: "RSA" },
  PS256: { kty: "RSA" },
  ES256: { kty: "EC", crv: "P-256" },
  ES384: { kty: "EC", crv: "P-384" },
  EdDSA: { kty: "OKP", crv: "Ed25519" },
};

const documentSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(MOST_KEYS) });
const keySchema = z.object({
  kty: z.string(),
  kid: z.string().max(200).optional(),
  crv: z.string().optional(),
  alg: z.string().optional(),
  use: z.string().optional(),
  key_ops: z.array(z.string()).optional(),
});

/** Reads a JWKS for some algorithms. A key that is no good is left out; the others hold. Rejects for what is no JWKS. */
export async function readKeySet(document: unknown, algorithms: readonly Algorithm[]): Promise<KeySet> {
  const { success, data } = documentSchema.safeParse(document);
  if (!success) throw noDocument("not a key set");
  const read = await Promise.all(data.keys.map((jwk) => readKey(jwk, algorithms).catch(() => undefined)));
  return { keys: read.flatMap((keys) => keys ?? []), unusable: read.filter((keys) => keys === undefined).length };
}

/** A key once per algorithm that it is for; none when it is for something else. Rejects for a key that is no good. */
async function readKey(jwk: Readonly<Record<string, unknown>>, algorithms: readonly Algorithm[]): Promise<IssuerKey[]> {
  const { kty, kid, crv, alg, use = "sig", key_ops: uses = ["verify"] } = keySchema.parse(jwk);
  if (PRIVATE_MEMBERS.some((member) => Object.hasOwn(jwk, member))) throw noDocument("not a public key");
  if (use !== "sig" || !uses.includes("verify")) return [];
  const fitting = algorithms.filter((one) => {
    const shape = SHAPES[one];
    return shape.kty === kty && shape.crv === (shape.crv && crv) && (alg === undefined || alg === one);
  });
  return Promise.all(fitting.map(async (algorithm) => ({ kid, algorithm, key: await importKey(jwk, algorithm) })));
}

async function importKey(jwk: Readonly<Record<string, unknown>>, algorithm: Algorithm): Promise<CryptoKey> {
  const key = (await importJWK(jwk as unknown as JWK, algorithm)) as CryptoKey;
  const { modulusLength: bits } = key.algorithm as { modulusLength?: number };
  if (bits !== undefined && (bits < RSA_BITS.least || bits > RSA_BITS.most))
    throw noDocument("RSA key of a wrong size");
  return key;
}
