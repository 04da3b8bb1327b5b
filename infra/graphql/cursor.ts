import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { HubError } from "../errors.js";

/** Makes and reads the cursors of one hub. They hold keyset values, signed for the list that they belong to. */
export interface Cursors {
  /** A cursor behind a row with these keyset values, in the list named `scope`. */
  write(scope: string, values: readonly string[]): string;
  /**
   * The keyset values of a cursor.
   * @throws CURSOR_INVALID when it was not made here for this list.
   */
  read(scope: string, cursor: string): string[];
}

const SIGNATURE_BYTES = 12;

const made = new WeakMap<Uint8Array, Cursors>();

/** Cursors signed with a key of the hub; all its processes share the key. */
export function cursorsWith(key: Uint8Array): Cursors {
  const cursors = made.get(key) ?? newCursors(key);
  made.set(key, cursors);
  return cursors;
}

function newCursors(key: Uint8Array): Cursors {
  const secret = createSecretKey(key);
  const sign = (scope: string, body: string) =>
    createHmac("sha256", secret).update(`${scope}\n${body}`).digest().subarray(0, SIGNATURE_BYTES);
  return {
    write(scope, values) {
      const body = JSON.stringify(values);
      return Buffer.concat([sign(scope, body), Buffer.from(body)]).toString("base64url");
    },
    read(scope, cursor) {
      const bytes = Buffer.from(cursor.slice(0, 2_000), "base64url");
      const body = bytes.subarray(SIGNATURE_BYTES).toString("utf8");
      const genuine = sign(scope, body);
      const given = bytes.subarray(0, SIGNATURE_BYTES);
      if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, genuine)) {
        throw new HubError("CURSOR_INVALID", "after: not a cursor of this list. Expected an endCursor that it gave.");
      }
      return JSON.parse(body) as string[];
    },
  };
}
