import { randomBytes } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { keptFile } from "./kept-file.js";

/** Secrets of 32 bytes for one use, by version; none is ever taken away, because what was made with it is still about. */
export type SecretRing = ReadonlyMap<number, Uint8Array>;

/** The ring that a folder holds, a secret per file, `1.key` the oldest. An empty one gets its first. */
export async function openSecrets(folder: string): Promise<SecretRing> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const versions = await versionsIn(folder);
  const all = (versions.length === 0 ? [1] : versions).map(
    async (version) => [version, await secret(folder, version)] as const,
  );
  return new Map(await Promise.all(all));
}

/** Adds a version; the ring with it. */
export async function addSecret(folder: string): Promise<SecretRing> {
  const before = await openSecrets(folder);
  await secret(folder, newest(before) + 1);
  return openSecrets(folder);
}

/** The version that was added last. */
export const newest = (ring: SecretRing): number => Math.max(...ring.keys());

const secret = async (folder: string, version: number): Promise<Uint8Array> =>
  Buffer.from(
    await keptFile(join(folder, `${version}.key`), async () => randomBytes(32).toString("base64url")),
    "base64url",
  );

async function versionsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  const versions = names.flatMap((name) => /^(\d{1,4})\.key$/.exec(name)?.[1] ?? []).map(Number);
  return versions.sort((a, b) => a - b);
}
