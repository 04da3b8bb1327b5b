import { constants, createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { JWK } from "jose";

/** Every signature algorithm of RFC 7518 and RFC 8037. */
export const JWS_ALGORITHMS = [
  ...["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
  ...["EdDSA", "none"],
] as const;

/** A key pair of a test's issuer. */
export interface TestKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As it is published, without `alg`. */
  readonly jwk: JWK;
}

const CURVES: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

/** A new key that an algorithm can be used with. An RSA key may be weaker than it should be. */
export function testKey(algorithm: string, kid: string = algorithm, bits = 2_048): TestKey {
  const { privateKey, publicKey } = pairFor(algorithm, bits);
  return { kid, privateKey, jwk: { ...(publicKey.export({ format: "jwk" }) as JWK), kid, use: "sig" } };
}

function pairFor(algorithm: string, bits: number): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const namedCurve = CURVES[algorithm];
  if (namedCurve) return generateKeyPairSync("ec", { namedCurve });
  return algorithm === "EdDSA" ? generateKeyPairSync("ed25519") : generateKeyPairSync("rsa", { modulusLength: bits });
}

/** How a text is signed: an algorithm, and a key or a shared secret. */
export interface Signing {
  readonly algorithm: string;
  readonly key: KeyObject | string | Buffer;
}

/** A token of any header and payload, right or wrong; texts are taken as they are. */
export function signedText(header: object | string, payload: object | string, signing: Signing): string {
  const input = [header, payload]
    .map((part) => encoded(typeof part === "string" ? part : JSON.stringify(part)))
    .join(".");
  return `${input}.${signatureOf(Buffer.from(input), signing)}`;
}

const encoded = (text: string): string => Buffer.from(text).toString("base64url");

function signatureOf(input: Buffer, { algorithm, key }: Signing): string {
  const hash = `sha${algorithm.slice(2)}`;
  const bytes = (): Buffer => {
    if (algorithm === "none") return Buffer.alloc(0);
    if (algorithm.startsWith("HS")) return createHmac(hash, key).update(input).digest();
    if (typeof key === "string" || Buffer.isBuffer(key)) throw new Error(`${algorithm} takes no shared secret`);
    if (algorithm === "EdDSA") return sign(null, input, key);
    if (algorithm.startsWith("RS")) return createSign(hash).update(input).sign(key);
    if (algorithm.startsWith("ES")) return sign(hash, input, { key, dsaEncoding: "ieee-p1363" });
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return sign(hash, input, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
  };
  return bytes().toString("base64url");
}
