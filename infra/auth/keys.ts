import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

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
  const folder = join(home, "keys");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
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

/** The text of a file that is written once: the first writer wins, whole or not at all. */
async function keptFile(path: string, make: () => Promise<string>): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(draft);
  return readFile(path, "utf8");
}
