import { createHmac, timingSafeEqual } from "node:crypto";

/** Numbers that clients put into their proofs, so that none can be made long before it is used. Source: RFC 9449, 8 */
export interface Nonces {
  /** The one to use now. */
  current(now: Date): string;
  /** Whether a text is the one of now, or the one before. */
  holds(nonce: unknown, now: Date): boolean;
}

/** How long one is given out, ms; it holds for twice that at most. */
const BUCKET_MS = 120_000;

/** Nonces that follow from a key and the time: nothing is kept, and all processes with the key know them. */
export function noncesBy(key: Uint8Array): Nonces {
  const nonceOf = (bucket: number) => createHmac("sha256", key).update(`nonce ${bucket}`).digest("base64url");
  const bucketAt = (now: Date) => Math.floor(now.getTime() / BUCKET_MS);
  return {
    current: (now) => nonceOf(bucketAt(now)),
    holds(nonce, now) {
      if (typeof nonce !== "string") return false;
      const given = Buffer.from(nonce);
      return [bucketAt(now), bucketAt(now) - 1].some((bucket) => {
        const expected = Buffer.from(nonceOf(bucket));
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
  };
}
