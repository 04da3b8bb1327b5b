import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

const ROOT = new URL("../../../../", import.meta.url);

let known: Promise<string | undefined> | undefined;

/**
 * Which build of the hub this is, packages and Node included: what another one made of a row may be another thing.
 * Undefined where it was not built by its own setup, and nobody can tell.
 */
export function buildOfHub(): Promise<string | undefined> {
  known ??= identify().catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return known;
}

async function identify(): Promise<string> {
  const files = ["node_modules/.regiohub-built", "package-lock.json"].map((path) => readFile(new URL(path, ROOT)));
  const digest = createHash("sha256").update(process.version);
  for (const file of await Promise.all(files)) digest.update("\n").update(file);
  return digest.digest("base64url");
}
