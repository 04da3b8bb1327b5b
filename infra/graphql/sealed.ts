import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * Texts under a seal: only who has the key can read, make or change them. Equal parts give equal text, so that nothing
 * has to be kept, and different parts give different text.
 */
export interface Sealer {
  /** @param what the parts are: a type, a list. A text is good for that alone. */
  seal(what: string, parts: readonly string[]): string;
  /** The parts, or undefined for any text that was not sealed with this key, for this. */
  open(what: string, text: string): string[] | undefined;
}

const TAG_BYTES = 16;
/** Parts are filled up to a multiple of this, so that the length of a number does not show. */
const BLOCK_BYTES = 32;
/** Longest text that is looked at. */
const LONGEST = 2_000;

/**
 * A sealer for one audience: what is sealed for another one stays closed. Authenticated encryption whose start value is
 * the tag of what is sealed, as SIV modes have it (the idea of RFC 5297, made of HMAC-SHA-256 and AES-256-CTR).
 * @param key 32 random bytes
 */
export function sealer(key: Uint8Array, audience: string): Sealer {
  const derived = (use: string) => createSecretKey(Buffer.from(hkdfSync("sha256", key, "", `${use} ${audience}`, 32)));
  const [signing, hiding] = [derived("sign"), derived("hide")];
  const tagOf = (what: string, padded: Uint8Array) =>
    createHmac("sha256", signing).update(`${what}\n`).update(padded).digest().subarray(0, TAG_BYTES);
  return {
    seal(what, parts) {
      const padded = paddedBytes(parts);
      const tag = tagOf(what, padded);
      const hidden = createCipheriv("aes-256-ctr", hiding, tag).update(padded);
      return Buffer.concat([tag, hidden]).toString("base64url");
    },
    open(what, text) {
      if (text.length > LONGEST) return undefined;
      const bytes = Buffer.from(text, "base64url");
      if (bytes.length <= TAG_BYTES || bytes.toString("base64url") !== text) return undefined;
      const tag = bytes.subarray(0, TAG_BYTES);
      const padded = createDecipheriv("aes-256-ctr", hiding, tag).update(bytes.subarray(TAG_BYTES));
      return timingSafeEqual(tag, tagOf(what, padded)) ? partsOf(padded) : undefined;
    },
  };
}

/** JSON has no zero bytes, so those behind it are the filling. */
function paddedBytes(parts: readonly string[]): Buffer {
  const bytes = Buffer.from(JSON.stringify(parts));
  return Buffer.concat([bytes], Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES);
}

const partsOf = (padded: Buffer): string[] =>
  JSON.parse(padded.subarray(0, padded.lastIndexOf("]") + 1).toString("utf8")) as string[];
