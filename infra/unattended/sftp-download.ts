import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { HubError } from "../errors.js";
import { type Words, words } from "../words.js";
import { Unsettled } from "./found.js";
import type { Seen } from "./settle.js";
import { Gone, Lost, type SftpSession } from "./sftp-session.js";

/** Bytes that any server gives in one answer, and answers that are asked for at a time: each is a way there and back. */
const CHUNK_BYTES = 31 * 1024;
const PARALLEL = 16;

/** What was received last is read again after a cut, and has to be the same. */
const OVERLAP_BYTES = 64 * 1024;

/** Cuts in a row, without a byte between them, after which it is left for later; and cuts in a delivery. */
const MOST = { inRow: 4, cuts: 200 } as const;

/** What a download works with. */
export interface DownloadOptions {
  readonly reopen: () => Promise<SftpSession>;
  readonly wait: (ms: number) => Promise<void>;
  /** Folder on the server. */
  readonly from: string;
  /** Folder here. */
  readonly to: string;
}

/** Reads the files of a delivery over a connection that may be cut, and goes on where it was. */
export class Download implements AsyncDisposable {
  #session: SftpSession | undefined;
  #cuts = 0;

  constructor(readonly options: DownloadOptions) {}

  /**
   * Reads a file as it was seen.
   * @returns path of the copy.
   * @throws Unsettled when it is another by now; SOURCE_UNAVAILABLE when the connection stays away
   */
  async fetch(seen: Seen): Promise<string> {
    const path = join(this.options.to, seen.name);
    await using copy = await open(path, "wx+", 0o600);
    const copied = new Copy(copy, seen, `${this.options.from}/${seen.name}`);
    await this.throughCuts(
      (session) => copied.goOn(session),
      () => copied.at,
    );
    return path;
  }

  /** Does something over the connection, and again over a new one when it was lost. */
  async throughCuts<T>(work: (session: SftpSession) => Promise<T>, progress: () => number = () => 0): Promise<T> {
    for (let inRow = 0; ; ) {
      const before = progress();
      try {
        this.#session ??= await this.options.reopen();
        return await work(this.#session);
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
      }
      await this[Symbol.asyncDispose]();
      inRow = progress() > before ? 1 : inRow + 1;
      this.#cuts += 1;
      if (inRow === MOST.inRow || this.#cuts > MOST.cuts)
        throw unavailable(words("the connection is lost again and again", "de verbinding valt steeds weg"));
      await this.options.wait(1_000 * 2 ** (inRow - 1));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.[Symbol.asyncDispose]();
  }
}

/** A copy that grows. */
class Copy {
  /** Bytes so far. */
  at = 0;

  constructor(
    readonly file: FileHandle,
    readonly seen: Seen,
    readonly path: string,
  ) {}

  /** Reads what is not there yet. */
  async goOn(session: SftpSession): Promise<void> {
    const handle = await session.open(this.path).catch((error: unknown) => {
      throw error instanceof Gone ? new Unsettled(this.seen.name) : error;
    });
    try {
      await this.#requireSame(session, handle);
      await this.#compareEnd(session, handle);
      await this.#read(session, handle);
      await this.#requireSame(session, handle);
    } finally {
      await session.closeFile(handle);
    }
  }

  async #requireSame(session: SftpSession, handle: Buffer): Promise<void> {
    const { size, modifiedMs } = await session.statOf(handle);
    if (size !== this.seen.size || modifiedMs !== this.seen.modifiedMs) throw new Unsettled(this.seen.name);
  }

  /** The last bytes that came are still there: the rest belongs to them. */
  async #compareEnd(session: SftpSession, handle: Buffer): Promise<void> {
    const length = Math.min(this.at, OVERLAP_BYTES);
    const [ours, theirs] = [Buffer.alloc(length), Buffer.alloc(length)];
    await this.file.read(ours, 0, length, this.at - length);
    for (let done = 0; done < length; ) {
      const rest = theirs.subarray(done);
      const count = await session.read(handle, rest, rest.length, this.at - length + done);
      if (count === 0) throw new Unsettled(this.seen.name);
      done += count;
    }
    if (!ours.equals(theirs)) throw new Unsettled(this.seen.name);
  }

  async #read(session: SftpSession, handle: Buffer): Promise<void> {
    const buffers = Array.from({ length: PARALLEL }, () => Buffer.allocUnsafe(CHUNK_BYTES));
    for (let isAtEnd = false; !isAtEnd; ) {
      const from = this.at;
      const counts = buffers.map((buffer, index) =>
        session.read(handle, buffer, CHUNK_BYTES, from + index * CHUNK_BYTES),
      );
      // All of them come to an end before the first failure counts: none writes into what is used again.
      await Promise.allSettled(counts);
      isAtEnd = await this.#append(buffers, counts);
    }
    if (this.at !== this.seen.size) throw new Unsettled(this.seen.name);
  }

  /** Adds what was read, as far as it hangs together; gives whether the end was reached. */
  async #append(buffers: readonly Buffer[], counts: readonly Promise<number>[]): Promise<boolean> {
    for (const [index, buffer] of buffers.entries()) {
      const count = (await counts[index]) ?? 0;
      if (count === 0) return true;
      if (this.at + count > this.seen.size) throw new Unsettled(this.seen.name);
      await this.file.write(buffer, 0, count, this.at);
      this.at += count;
      // A server may give less than it was asked for, anywhere.
      if (count < CHUNK_BYTES) return false;
    }
    return false;
  }
}

/** The server may answer later. */
export const unavailable = (what: Words): HubError =>
  new HubError(
    "SOURCE_UNAVAILABLE",
    words(`SFTP: ${what.en}. Expected a server that answers.`, `SFTP: ${what.nl}. Verwacht: een server die antwoordt.`),
  );
