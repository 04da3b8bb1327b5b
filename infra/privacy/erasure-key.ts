import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { PersonKey } from "../audit/shown.js";
import { keptFile, keysFolder } from "../auth/kept-file.js";
import { HubError } from "../errors.js";

const FILE = "erasure.key";

/** The key that erased people are known again by, of a home: `keys/erasure.key`, made when it is missing. */
export const loadErasureKey = (home: string): Promise<KeyObject> =>
  readKey(home, async () => randomBytes(32).toString("base64url"));

/**
 * As `loadErasureKey`, where people have been erased: with a new key nobody would be known again.
 * @throws CONFIG_INVALID when it is missing
 */
export const requireErasureKey = (home: string | undefined): Promise<KeyObject> => {
  const missing = async (): Promise<never> => {
    throw new HubError(
      "CONFIG_INVALID",
      `HUB_HOME: there is no keys/${FILE}. Expected the home of the hub that has erased people.`,
    );
  };
  return home === undefined ? missing() : readKey(home, missing);
};

async function readKey(home: string, make: () => Promise<string>): Promise<KeyObject> {
  const text = await keptFile(join(await keysFolder(home), FILE), make);
  return createSecretKey(Buffer.from(text, "base64url"));
}

/** What an erased person is known by: the same each time, and nobody to those without the key. 32 bytes. */
export const digestOf = ({ board, number }: PersonKey, key: KeyObject): Buffer =>
  createHmac("sha256", key).update(`${board}\0${number}`).digest();
