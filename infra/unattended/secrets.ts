import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HubError } from "../errors.js";
import type { PullContext } from "../ingest/pull.js";
import type { BoardNumber } from "../values.js";

const NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;
const MOST_BYTES = 64 * 1024;

/** Rights of a file by which somebody else than its owner may do something. */
const OTHERS = 0o077;

/**
 * Reads a board's secrets: each is a file in the folder of the board, read anew each time it is asked for. A profile
 * names secrets, and may come from a board: so no board is given those of another.
 * @param folder HUB_SECRETS; undefined: there are none.
 */
export function secretsOf(folder: string | undefined, board: BoardNumber): PullContext["secret"] {
  return (name) => {
    if (folder === undefined) throw missing(name, "HUB_SECRETS names no folder");
    if (!NAME.test(name)) throw missing(name, "not a name. Expected letters, digits, . _ -");
    const path = join(folder, board, name);
    requirePrivate(path, name);
    const text = readFileSync(path, "utf8").replace(/\r?\n$/, "");
    if (text === "") throw missing(name, `empty, in the folder ${board} of HUB_SECRETS`);
    return text;
  };
}

function requirePrivate(path: string, name: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw missing(name, "not a file in the board's folder of HUB_SECRETS");
  if (found.size > MOST_BYTES) throw missing(name, `larger than ${MOST_BYTES} bytes`);
  if ((found.mode & OTHERS) !== 0) {
    throw new HubError("CONFIG_INVALID", `Secret "${name}": others may read it. Expected mode 0400 or 0600.`);
  }
}

const missing = (name: string, what: string) =>
  new HubError("SECRET_MISSING", `Secret "${NAME.test(name) ? name : "?"}": ${what}.`);
