import { readFileSync, statSync } from "node:fs";
import { HubError } from "../errors.js";

/** Rights of a file by which somebody else than its owner may do something. */
const OTHERS = 0o077;
const MOST_BYTES = 64 * 1024;

/** Whether somebody else than its owner may do something with a file of this mode. */
export const othersMay = (mode: number): boolean => (mode & OTHERS) !== 0;

/**
 * The secret that a file holds, without the end of its line. Keys that are rotated may have two lines.
 * @throws CONFIG_INVALID when there is none, or when others may read it; the message names the file.
 */
export function readSecretFile(path: string, mostLines = 1): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > MOST_BYTES) throw unusable(path, "no file with a secret. Expected one line");
  if (othersMay(found.mode)) throw unusable(path, "others may read it. Expected mode 0400 or 0600");
  const text = readFileSync(path, "utf8").replace(/\r?\n$/, "");
  if (text === "" || text.split(/[\r\n]+/).length > mostLines) throw unusable(path, "no secret. Expected one line");
  return text;
}

const unusable = (path: string, what: string) => new HubError("CONFIG_INVALID", `${path}: ${what}.`);
