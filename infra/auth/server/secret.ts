import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A client's new secret: 256 random bits, with a mark by which scanners of repositories may know it. */
export const newSecret = (): string => `rhs_${randomBytes(32).toString("base64url")}`;

/** What is kept of a secret. Secrets are random, not chosen: a slow hash would only be a way to keep the hub busy. */
export const digestOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** A digest that no secret has. */
const NOBODY = Buffer.alloc(32);

/** Whether a secret is the one of any of these digests; of none it takes as long as of one. */
export function isOneOf(secret: string, digests: readonly Buffer[]): boolean {
  const given = digestOf(secret);
  const found = (digests.length > 0 ? digests : [NOBODY]).map((digest) => timingSafeEqual(given, digest));
  return found.includes(true);
}
