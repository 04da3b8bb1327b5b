import { mkdir, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import { HubError } from "../errors.js";
import { keptFile } from "./kept-file.js";

/** Public keys by their name: the thumbprint of RFC 7638. */
export type VerifyingKeys = ReadonlyMap<string, CryptoKey>;

/** Ed25519 keys for one use. The newest signs; what the others signed still holds. */
export interface KeyRing {
  readonly signing: { readonly kid: string; readonly key: CryptoKey };
  readonly verifying: VerifyingKeys;
}

/** Keys that hold at once after a rotation: the new one and the one before. */
const KEPT = 2;

/** The ring that a folder holds, a private key per file, `1.jwk` the oldest. An empty one gets its first key. */
export async function openRing(folder: string): Promise<KeyRing> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const numbers = await numbersIn(folder);
  const texts = numbers.length === 0 ? [await keyFile(folder, 1)] : await Promise.all(numbers.map(read(folder)));
  const jwks = texts.map((text) => JSON.parse(text) as JWK);
  const newest = jwks.at(-1) as JWK;
  const verifying = await verifyingKeys(jwks.map(publicPart));
  const signing = { kid: await calculateJwkThumbprint(newest), key: await cryptoKey(newest) };
  return { signing, verifying };
}

/**
 * Puts a new key before the others, and forgets all but the one before it. Processes that run go on with what they read
 * at their start: those that verify are started anew first, then those that sign.
 */
export async function rotateRing(folder: string): Promise<KeyRing> {
  await openRing(folder);
  const before = await numbersIn(folder);
  await keyFile(folder, Math.max(...before) + 1);
  for (const number of before.slice(0, 1 - KEPT)) await unlink(pathOf(folder, number));
  return openRing(folder);
}

/** A ring's public half, as other machines are given it. */
export async function publicSet(keys: VerifyingKeys): Promise<JSONWebKeySet> {
  const all = [...keys].map(async ([kid, key]) => ({ ...(await exportJWK(key)), kid, alg: "EdDSA", use: "sig" }));
  return { keys: await Promise.all(all) };
}

/**
 * The public keys of a file that `publicSet` gave.
 * @throws CONFIG_INVALID when it holds anything else, a private key above all.
 */
export async function readPublicSet(path: string): Promise<VerifyingKeys> {
  const wrong = (cause?: unknown) =>
    new HubError("CONFIG_INVALID", `${path}: no public keys. Expected what \`hub access gateway-key\` prints.`, {
      cause,
    });
  try {
    const { keys } = JSON.parse(await readFile(path, "utf8")) as JSONWebKeySet;
    if (keys.length === 0 || keys.some((jwk) => jwk.kty !== "OKP" || jwk.crv !== "Ed25519" || "d" in jwk))
      throw wrong();
    return await verifyingKeys(keys);
  } catch (cause) {
    throw cause instanceof HubError ? cause : wrong(cause);
  }
}

async function verifyingKeys(jwks: readonly JWK[]): Promise<VerifyingKeys> {
  const named = jwks.map(async (jwk) => [await calculateJwkThumbprint(jwk), await cryptoKey(jwk)] as const);
  return new Map(await Promise.all(named));
}

const publicPart = ({ d: _secret, ...jwk }: JWK): JWK => jwk;

/** An OKP key is never a shared secret, the other thing that jose makes of a JWK. */
const cryptoKey = async (jwk: JWK): Promise<CryptoKey> =>
  (await importJWK({ ...jwk, ext: true }, "EdDSA")) as CryptoKey;

const pathOf = (folder: string, number: number): string => join(folder, `${number}.jwk`);

const read = (folder: string) => (number: number) => readFile(pathOf(folder, number), "utf8");

const keyFile = (folder: string, number: number): Promise<string> =>
  keptFile(pathOf(folder, number), async () => {
    const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const numbers = names.flatMap((name) => /^(\d{1,6})\.jwk$/.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => a - b);
}
