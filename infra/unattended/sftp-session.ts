import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { SFTPWrapper, Stats } from "ssh2";
import SftpClient from "ssh2-sftp-client";
import { HubError } from "../errors.js";
import type { PullContext } from "../ingest/pull.js";
import { words } from "../words.js";
import type { SftpSettings } from "./settings.js";
import type { Seen } from "./settle.js";

/** The connection was lost, and may be made again. */
export class Lost extends Error {}

/** There is no such file or folder, or not any more. */
export class Gone extends Error {}

/** How a server is reached. */
export interface SessionOptions {
  readonly settings: SftpSettings;
  readonly secret: PullContext["secret"];
  readonly signal: AbortSignal;
}

/** Longest that one answer may take, ms. */
const ANSWER_MS = 60_000;
const READY_MS = 20_000;
/** How often a silent server is asked whether it is there; after three times without an answer it is not. */
const ALIVE_MS = 10_000;

/** Status codes. Source: draft-ietf-secsh-filexfer-02, section 7. */
const STATUS = { eof: 1, noSuchFile: 2, denied: 3 } as const;

/** One connection to an SFTP server, over which files are read and nothing is written. */
export class SftpSession implements AsyncDisposable {
  private constructor(
    readonly socket: Socket,
    readonly sftp: SFTPWrapper,
    /** Of the work. */
    readonly signal: AbortSignal,
    /** Of the work, or of the connection. */
    readonly either: AbortSignal,
  ) {}

  /**
   * Connects to the server whose key the settings name, and to no other.
   * @throws SOURCE_REFUSED for another key, a wrong user, password or private key; Lost; SECRET_MISSING
   */
  static async open({ settings, secret, signal }: SessionOptions): Promise<SftpSession> {
    signal.throwIfAborted();
    const { host, port, user, hostKey } = settings;
    const credentials = credentialsOf(settings, secret);
    const client = new SftpClient("hub", { error() {}, end() {}, close() {} });
    const fault = watch(client);
    const either = AbortSignal.any([signal, fault.lost.signal]);
    const hostVerifier = (offered: Buffer) => {
      if (fingerprintOf(offered) === hostKey) return true;
      fault.isOtherHost = true;
      return false;
    };
    // Questions and answers are short, and each waits for the one before: none is to be kept back to be sent with others.
    const socket = connect({ host, port, noDelay: true });
    const connecting = client.connect({
      sock: socket,
      username: user,
      ...credentials,
      hostVerifier,
      readyTimeout: READY_MS,
      keepaliveInterval: ALIVE_MS,
    });
    try {
      return new SftpSession(socket, await raced(connecting, either, READY_MS), signal, either);
    } catch (error) {
      socket.destroy();
      signal.throwIfAborted();
      throw connectFault(settings, fault, error);
    }
  }

  /** What lies in a folder; what is hidden and the folders in it are left out. */
  async list(folder: string): Promise<readonly Seen[]> {
    const entries = await this.#ask<{ filename: string; attrs: Stats }[]>((done) => this.sftp.readdir(folder, done));
    return entries
      .filter(({ filename, attrs }) => !filename.startsWith(".") && !attrs.isDirectory())
      .map(({ filename: name, attrs }) => ({ name, ...sizeOf(attrs), isFile: attrs.isFile() }));
  }

  open(path: string): Promise<Buffer> {
    return this.#ask((done) => this.sftp.open(path, "r", done));
  }

  /** Size and last change of an open file. */
  async statOf(handle: Buffer): Promise<Pick<Seen, "size" | "modifiedMs">> {
    return sizeOf(await this.#ask<Stats>((done) => this.sftp.fstat(handle, done)));
  }

  /** Reads from a place on; gives the number of bytes, 0 at the end of the file. */
  read(handle: Buffer, into: Buffer, length: number, at: number): Promise<number> {
    return this.#ask((done) =>
      this.sftp.read(handle, into, 0, length, at, (error, bytesRead) =>
        statusOf(error) === STATUS.eof ? done(undefined, 0) : done(error, bytesRead),
      ),
    );
  }

  async closeFile(handle: Buffer): Promise<void> {
    await this.#ask<void>((done) => this.sftp.close(handle, (error) => done(error, undefined))).catch(() => {});
  }

  async #ask<T>(request: (done: (error: unknown, value: T) => void) => void): Promise<T> {
    this.signal.throwIfAborted();
    const answer = new Promise<T>((resolve, reject) => {
      request((error, value) => (error ? reject(error) : resolve(value)));
    });
    try {
      return await raced(answer, this.either, ANSWER_MS);
    } catch (error) {
      this.signal.throwIfAborted();
      throw answerFault(error);
    }
  }

  /** Ends the connection at once; what is under way comes to nothing. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.destroy();
  }
}

/** @throws SECRET_MISSING, CONFIG_INVALID */
function credentialsOf({ password, key, passphrase }: SftpSettings, secret: PullContext["secret"]) {
  if (password !== undefined) return { password: secret(password) };
  if (key === undefined) return {};
  return { privateKey: secret(key), ...(passphrase !== undefined && { passphrase: secret(passphrase) }) };
}

/** What was seen go wrong, of which the client's own errors say less: what is asked over a cut line stays unanswered. */
interface Fault {
  isOtherHost: boolean;
  isRefused: boolean;
  readonly lost: AbortController;
}

function watch(client: SftpClient): Fault {
  const fault = { isOtherHost: false, isRefused: false, lost: new AbortController() };
  client.on("error", (error: { readonly level?: unknown }) => {
    if (error.level === "client-authentication") fault.isRefused = true;
  });
  client.on("close", () => fault.lost.abort(new Lost()));
  return fault;
}

/** No words of the server's or the client's own are passed on: they may hold what was sent. */
function connectFault({ host, port }: SftpSettings, fault: Fault, error: unknown): unknown {
  const server = `SFTP ${host}:${port}`;
  if (fault.isOtherHost)
    return new HubError(
      "SOURCE_REFUSED",
      words(
        `${server}: another key than the profile names under hostKey. Nothing was sent.`,
        `${server}: een andere sleutel dan het profiel bij hostKey noemt. Er is niets verstuurd.`,
      ),
    );
  if (fault.isRefused)
    return new HubError(
      "SOURCE_REFUSED",
      words(
        `${server}: refused. Expected the user and the secret of an account there.`,
        `${server}: geweigerd. Verwacht: de gebruiker en het geheim van een account daar.`,
      ),
    );
  if (error instanceof Error && /privateKey|passphrase/i.test(error.message))
    return new HubError(
      "CONFIG_INVALID",
      `${server}: the private key cannot be read. Expected a key and its passphrase.`,
    );
  return error instanceof HubError || isAbort(error) ? error : new Lost();
}

function answerFault(error: unknown): unknown {
  const status = statusOf(error);
  if (status === STATUS.noSuchFile) return new Gone();
  if (status === STATUS.denied)
    return new HubError(
      "SOURCE_REFUSED",
      words(
        "SFTP: may not be read. Expected that the account may.",
        "SFTP: mag niet gelezen worden. Verwacht: dat het account het mag.",
      ),
    );
  return error instanceof Lost || isAbort(error) ? error : new Lost();
}

const statusOf = (error: unknown): unknown => (error as { readonly code?: unknown } | undefined)?.code;

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";

/** As `ssh-keygen -l` shows it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;

const sizeOf = ({ size, mtime }: Stats) => ({ size, modifiedMs: mtime * 1_000 });

/** A promise, or the end of waiting for it. */
async function raced<T>(promise: Promise<T>, signal: AbortSignal, ms: number): Promise<T> {
  const ended = Promise.withResolvers<never>();
  const timer = setTimeout(() => ended.reject(new Lost()), ms);
  const abort = () => ended.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, ended.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
