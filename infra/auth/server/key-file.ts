import { createPublicKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { HubError } from "../../errors.js";
import { unreadable } from "../../unreadable.js";
import { readKeySet } from "../issuers/key-set.js";
import { CLIENT_ALGORITHMS } from "./client.js";

/**
 * A client's public key out of a file, a JWK or a PEM, as a JWK with the `alg` that it is used with: RSA keys PS256,
 * unless the JWK says RS256.
 * @throws FILE_UNREADABLE; USAGE when it holds anything else, a private key above all
 */
export async function readClientKey(path: string): Promise<object> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause);
  });
  const jwk = text.trimStart().startsWith("{") ? jwkIn(text, path) : jwkOfPem(text, path);
  const alg = jwk.alg ?? (jwk.kty === "RSA" ? "PS256" : undefined);
  const { keys } = await readKeySet({ keys: [{ ...jwk, ...(alg !== undefined && { alg }) }] }, CLIENT_ALGORITHMS);
  const [key, other] = keys;
  if (!key || other) throw unusable(path);
  return { ...jwk, alg: key.algorithm };
}

type Jwk = Readonly<Record<string, unknown>>;

function jwkIn(text: string, path: string): Jwk {
  try {
    return JSON.parse(text) as Jwk;
  } catch {
    throw unusable(path);
  }
}

/** Node would take the public half of a private key: whoever sends that has to know that it is one no longer. */
function jwkOfPem(text: string, path: string): Jwk {
  if (!text.includes("-----BEGIN PUBLIC KEY-----") || text.includes("PRIVATE")) throw unusable(path);
  let key: KeyObject;
  try {
    key = createPublicKey(text);
  } catch {
    throw unusable(path);
  }
  return key.export({ format: "jwk" }) as Jwk;
}

const unusable = (path: string) =>
  new HubError(
    "USAGE",
    `${path}: no public key of a client. Expected a JWK or PEM, P-256, Ed25519 or RSA of 2,048 bits.`,
  );
