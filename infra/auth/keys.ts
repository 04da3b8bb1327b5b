import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { keptFile, keysFolder } from "./kept-file.js";

/** A signing key pair of the hub. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** The hub's own keys, made once and kept in its home. */
export interface HubKeys {
  /** Signs development tokens; a production hub trusts other issuers. */
  readonly issuer: SigningKey;
  /** Signs what the gateway tells subgraphs about the caller. */
  readonly gateway: SigningKey;
  /** Signs cursors. */
  readonly cursor: Uint8Array;
}

/** Reads the keys under a home folder, making those that are missing; two processes at once end up with the same. */
export async function loadKeys(home: string): Promise<HubKeys> {
  const folder = await keysFolder(home);
  const [issuer, gateway, cursor] = await Promise.all([
    signingKey(join(folder, "development-issuer.jwk")),
    signingKey(join(folder, "gateway.jwk")),
    keptFile(join(folder, "cursor.key"), async () => randomBytes(32).toString("base64url")),
  ]);
  return { issuer, gateway, cursor: Buffer.from(cursor, "base64url") };
}

async function signingKey(path: string): Promise<SigningKey> {
  const text = await keptFile(path, async () => {
    const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    return JSON.stringify(await exportJWK(pair.privateKey));
  });
  const jwk = JSON.parse(text) as JWK;
  const { d: _secret, ...publicJwk } = jwk;
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, "EdDSA"), importJWK(publicJwk, "EdDSA")]);
  return { privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey };
}
