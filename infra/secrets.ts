import { resolve } from "node:path";
import { readSecretFile } from "./auth/secret-file.js";
import { HubError } from "./errors.js";

/** Settings that are secrets: addresses of databases hold passwords. */
const SECRET = /^(DATABASE_URL|HUB_[A-Z][A-Z0-9_]*_DATABASE_URL|HUB_LINK_KEY|HUB_TOKEN)$/;
/** Secrets that others than the hub read from an environment: PostgreSQL, and the tests. */
const FOREIGN = ["PGPASSWORD", "TEST_DATABASE_URL"];
/** What follows the name of a secret, where a file holds it. */
const FILE = "_FILE";

/**
 * The secrets that an environment holds, or the files that it names: by the name of the setting, without empty ones.
 * @throws CONFIG_INVALID for a file that is none, or that others may read, and for a secret that is there twice
 */
export function secretsIn(env: NodeJS.ProcessEnv, root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (!value) continue;
    if (SECRET.test(name)) found.set(name, value);
    const of = name.slice(0, -FILE.length);
    if (!name.endsWith(FILE) || !SECRET.test(of)) continue;
    if (env[of]) throw new HubError("CONFIG_INVALID", `${of}: there twice. Expected ${of} or ${name}, not both.`);
    found.set(of, readSecretFile(resolve(root, value), of === "HUB_LINK_KEY" ? 2 : 1));
  }
  return found;
}

/** Takes the secrets out of an environment that has been read: what is started from it, and reports of it, have none. */
export function forgetSecrets(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) if (SECRET.test(name) || FOREIGN.includes(name)) delete env[name];
}
