import { createSecretKey, type KeyObject } from "node:crypto";
import { open } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { othersMay } from "../auth/secret-file.js";
import { HubError } from "../errors.js";
import { words } from "../words.js";
import { Column } from "./columns.js";

/** A key that people are pseudonymised with; the board's side holds it, the hub only uses it while it reads. */
export interface TokenKey {
  /** Names the key where its tokens are kept: letters, digits, `.`, `_`, `-`, at most 32. */
  readonly version: string;
  /** Prints as nothing, wherever it ends up. */
  readonly key: KeyObject;
}

/** Least bytes of a key: as many as HMAC-SHA-256 gives. Source: RFC 2104, section 3. */
const KEY_BYTES = 32;

/** Two keys are in force while they are rotated; more would mean that an old one was never destroyed. */
const MOST_KEYS = 2;

const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
const EXPECTED = `one or two lines "VERSION BASE64", the second word a key of ${KEY_BYTES} bytes or more`;

/**
 * Reads the keys that tokens are made with.
 * @param setting the value of HUB_LINK_KEY: the path of a file, or, when there is white space in it and it is no
 *   absolute path, the lines themselves; undefined or empty: no keys, and no tokens.
 * @returns one key, or two while keys are rotated, in the order of the lines.
 * @throws CONFIG_INVALID saying what is wrong, and never with what.
 */
export async function readLinkKeys(setting: string | undefined): Promise<readonly TokenKey[]> {
  const value = setting?.trim();
  if (!value) return [];
  const lines = (isAbsolute(value) || !/\s/.test(value) ? await readText(value) : value)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0 || lines.length > MOST_KEYS) throw wrong(`${lines.length} lines`);
  const keys = lines.map(readLine);
  requireDifferent(keys);
  return keys;
}

/** The path is not repeated: it could be a key that stands in the wrong place. */
async function readText(path: string): Promise<string> {
  const unreadable = ({ code = "unknown reason" }: NodeJS.ErrnoException) => {
    throw wrong(`neither lines nor a file that can be read (${code})`);
  };
  await using file = await open(path).catch(unreadable);
  const info = await file.stat();
  if (info.isFile() && othersMay(info.mode)) throw wrong("a file that others may read (mode 0400 or 0600 keeps it)");
  return file.readFile("utf8").catch(unreadable);
}

function readLine(line: string, index: number): TokenKey {
  const [version = "", encoded = "", ...more] = line.split(/\s+/);
  const at = `line ${index + 1}`;
  if (encoded === "" || more.length > 0) throw wrong(`${at} is not two words`);
  if (!VERSION.test(version)) throw wrong(`${at}, the version is not letters, digits, ".", "_", "-", at most 32`);
  const bytes = Buffer.from(encoded, "base64");
  // Buffer passes over what is no base64: a damaged key would become another key, and link nobody.
  if (bytes.toString("base64") !== encoded) throw wrong(`${at}, the key is not base64`);
  if (bytes.length < KEY_BYTES) throw wrong(`${at}, the key is shorter than ${KEY_BYTES} bytes`);
  return { version, key: createSecretKey(bytes) };
}

function requireDifferent([first, second]: readonly TokenKey[]): void {
  if (!first || !second) return;
  if (first.version === second.version) throw wrong("both lines have the same version");
  if (first.key.equals(second.key)) throw wrong("both lines have the same key");
}

const wrong = (what: string) => new HubError("CONFIG_INVALID", `HUB_LINK_KEY: ${what}. Expected ${EXPECTED}.`);

/** The keys that the delivery is read with, the same on every row; an empty list when there are none. */
export const tokenKeys: Column<readonly TokenKey[]> = new Column(
  [],
  words("nothing", "niets"),
  ({ tokenKeys: keys }) =>
    () =>
      keys,
);
