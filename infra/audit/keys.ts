import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { join } from "node:path";
import { keptFile, keysFolder } from "../auth/kept-file.js";
import type { PersonKey } from "./shown.js";

/** What whoever writes readings needs: every process that shows people. */
export interface AuditKeys {
  /** People are named in the log by it. */
  readonly subjects: KeyObject;
}

/** What whoever seals the log needs, and whoever verifies seals: the worker and the command line. */
export interface SealKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The key that people are named with, of a home: `keys/audit.key`, made when it is missing. */
export async function loadAuditKeys(home: string): Promise<AuditKeys> {
  const path = join(await keysFolder(home), "audit.key");
  const text = await keptFile(path, async () => randomBytes(32).toString("base64url"));
  return { subjects: createSecretKey(Buffer.from(text, "base64url")) };
}

/** The key that seals are signed with, of a home: `keys/audit-seal.jwk`, Ed25519, made when it is missing. */
export async function loadSealKey(home: string): Promise<SealKey> {
  const path = join(await keysFolder(home), "audit-seal.jwk");
  const text = await keptFile(path, async () =>
    JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })),
  );
  const privateKey = createPrivateKey({ key: JSON.parse(text), format: "jwk" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** Bytes of a subject in the log: enough that no two people share one. */
const SUBJECT_BYTES = 16;

/**
 * What a person is called in the log: the same each time, and nothing to those without the key. Neither part can have
 * the character NUL: the database takes none.
 */
export const subjectOf = ({ board, number }: PersonKey, { subjects }: AuditKeys): Buffer =>
  createHmac("sha256", subjects).update(`${board}\0${number}`).digest().subarray(0, SUBJECT_BYTES);
