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
import { HubError } from "../errors.js";
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

const AUDIT_KEY = "audit.key";
const SEAL_KEY = "audit-seal.jwk";

/** The key that people are named with, of a home: `keys/audit.key`, made when it is missing. */
export const loadAuditKeys = (home: string): Promise<AuditKeys> =>
  readAuditKeys(home, async () => randomBytes(32).toString("base64url"));

/**
 * As `loadAuditKeys`, to look somebody up: with a new key nobody would be found.
 * @throws CONFIG_INVALID when it is missing
 */
export const requireAuditKeys = (home: string): Promise<AuditKeys> => readAuditKeys(home, missing(AUDIT_KEY));

/** The key that seals are signed with, of a home: `keys/audit-seal.jwk`, Ed25519, made when it is missing. */
export const loadSealKey = (home: string): Promise<SealKey> =>
  readSealKey(home, async () => JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })));

/**
 * As `loadSealKey`, to verify: with a new key no seal would hold.
 * @throws CONFIG_INVALID when it is missing
 */
export const requireSealKey = (home: string): Promise<SealKey> => readSealKey(home, missing(SEAL_KEY));

async function readAuditKeys(home: string, make: () => Promise<string>): Promise<AuditKeys> {
  const text = await keptFile(join(await keysFolder(home), AUDIT_KEY), make);
  return { subjects: createSecretKey(Buffer.from(text, "base64url")) };
}

async function readSealKey(home: string, make: () => Promise<string>): Promise<SealKey> {
  const text = await keptFile(join(await keysFolder(home), SEAL_KEY), make);
  const privateKey = createPrivateKey({ key: JSON.parse(text), format: "jwk" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

const missing = (file: string) => async (): Promise<never> => {
  throw new HubError(
    "CONFIG_INVALID",
    `HUB_HOME: there is no keys/${file}. Expected the home of the hub that writes the read log.`,
  );
};

/** Bytes of a subject in the log: enough that no two people share one. */
const SUBJECT_BYTES = 16;

/**
 * What a person is called in the log: the same each time, and nothing to those without the key. Neither part can have
 * the character NUL: the database takes none.
 */
export const subjectOf = ({ board, number }: PersonKey, { subjects }: AuditKeys): Buffer =>
  createHmac("sha256", subjects).update(`${board}\0${number}`).digest().subarray(0, SUBJECT_BYTES);
