import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomUUID,
} from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keysFolder } from "../auth/kept-file.js";

/** A key under which what one run brought is kept. */
export interface KeptKey {
  /** Names its file; noted with the run. */
  readonly id: string;
  readonly secret: KeyObject;
}

const ID = /^[0-9a-f-]{36}$/;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of no file: what is kept under it is lost with the process. */
export const passingKey = (): KeptKey => ({ id: randomUUID(), secret: createSecretKey(randomBytes(32)) });

/**
 * The keys of what runs brought, a file each in `keys/kept` of a home. No key wraps them: once its file is gone, every
 * copy of what was kept under it is unreadable, those in backups of the database too.
 */
export class KeptKeys {
  constructor(readonly home: string) {}

  /** A new key; its file is on the disk when this resolves, so that nothing is kept under a key that a crash takes away. */
  async make(): Promise<KeptKey> {
    const key = passingKey();
    const path = await this.#path(key.id);
    await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
    const text = key.secret.export().toString("base64url");
    await writeFile(path, text, { flag: "wx", mode: 0o600, flush: true });
    return key;
  }

  /** Undefined when it has been destroyed, or lies in another home. */
  async find(id: string): Promise<KeptKey | undefined> {
    const text = await readFile(await this.#path(id), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    return text === undefined ? undefined : { id, secret: createSecretKey(Buffer.from(text, "base64url")) };
  }

  /** Takes the file away; a key that is not there is destroyed already. */
  async destroy(id: string): Promise<void> {
    await rm(await this.#path(id), { force: true });
  }

  async #path(id: string): Promise<string> {
    if (!ID.test(id)) throw new RangeError("the name of a key is none");
    return join(await keysFolder(this.home), "kept", `${id}.key`);
  }
}

/**
 * Encrypts bytes: AES-256-GCM, a nonce, the tag, then what is hidden.
 * @param place where they are kept, `record 3`: they cannot be read from another one
 */
export function seal({ secret }: KeptKey, place: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(Buffer.from(place));
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** @throws Error when the key is another one, the bytes were changed, or they lay in another place */
export function unseal({ secret }: KeptKey, place: string, sealed: Buffer): Buffer {
  const start = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", secret, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(NONCE_BYTES, start));
  return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
}
