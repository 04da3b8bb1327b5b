import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { HubError } from "../../errors.js";
import { unreadable } from "../../unreadable.js";
import { words } from "../../words.js";
import { changedMeanwhile, noFile } from "./file-fault.js";
import { readDirectory, type ZipEntry } from "./zip-directory.js";
import { zipErrorOf, zipFault } from "./zip-fault.js";
import { bytesBetween, ZipInput } from "./zip-input.js";

/** How many times larger than in the archive a file in it may be. */
const MAX_RATIO = 200;

/** Up to this size that is not looked at: small files of blanks shrink well. */
const RATIO_FLOOR = 1024 * 1024;

/** Most bytes that may come out of an archive in all; Excel itself cannot keep as many. */
const MAX_TOTAL = 1024 * 1024 * 1024;

const ZIP = Buffer.from("PK\x03\x04", "latin1");

/** How the old form of Excel begins, and any workbook with a password. */
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");

const DEFLATED = 8;

/** Bytes that come out at a time. */
const CHUNK_BYTES = 256 * 1024;

/**
 * An archive whose files are read one by one, as a stream. Sizes and sums are checked while the bytes come, never
 * believed; nothing is written anywhere.
 */
export class Zip {
  /** Bytes that came out of it so far. */
  inflated = 0;

  private constructor(
    readonly name: string,
    private readonly file: FileHandle,
    private readonly before: { readonly size: number; readonly mtimeMs: number },
    private readonly zip: ZipFile,
    private readonly directory: ReadonlyMap<string, ZipEntry>,
    private readonly maxTotal: number,
  ) {}

  /**
   * @param maxTotal Most bytes that may come out of it in all.
   * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED
   */
  static async open(path: string, maxTotal = MAX_TOTAL): Promise<Zip> {
    const name = basename(path);
    const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
      throw unreadable(name, cause);
    });
    try {
      const before = await file.stat();
      if (!before.isFile()) throw noFile(name);
      await checkStart(file, name);
      const zip = await fromRandomAccessReaderPromise(new ZipInput(file), before.size, { autoClose: false });
      return new Zip(name, file, before, zip, await readDirectory(zip, name), maxTotal);
    } catch (error) {
      await file.close();
      throw zipErrorOf(error, name);
    }
  }

  /** Whether it holds a file of that name; large and small letters are the same. */
  has(part: string): boolean {
    return this.directory.has(part.toLowerCase());
  }

  /**
   * The bytes of a file.
   * @param maxBytes Most that it may hold; what may come out in all when not given.
   * @throws FILE_MALFORMED when it is not there, is larger than that, or not what the directory says.
   */
  async *read(part: string, maxBytes = this.maxTotal): AsyncGenerator<Buffer> {
    const found = this.directory.get(part.toLowerCase());
    if (!found)
      throw zipFault(this.name, words("a workbook that lacks a part", "een werkmap waarin een onderdeel ontbreekt"));
    const { entry } = found;
    this.#checkSize(entry.uncompressedSize, entry, maxBytes);
    let size = 0;
    let sum = 0;
    for await (const chunk of this.#unpack(found)) {
      size += chunk.length;
      this.inflated += chunk.length;
      this.#checkSize(size, entry, maxBytes);
      if (this.inflated > this.maxTotal)
        throw zipFault(this.name, words("parts that are too large in all", "onderdelen die samen te groot zijn"));
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32)
      throw zipFault(this.name, words("a part that is damaged", "een beschadigd onderdeel"));
  }

  async *#unpack({ entry, limit }: ZipEntry): AsyncGenerator<Buffer> {
    try {
      const { fileDataStart, fileName } = await this.zip.readLocalFileHeaderPromise(entry);
      const end = fileDataStart + entry.compressedSize;
      if (end > limit || !fileName.equals(entry.fileNameRaw)) {
        throw zipFault(
          this.name,
          words(
            "a part that is not where the directory says",
            "een onderdeel dat niet staat waar de inhoudsopgave zegt",
          ),
        );
      }
      const packed = bytesBetween(this.file, fileDataStart, end);
      if (entry.compressionMethod !== DEFLATED) yield* packed;
      else if ((yield* inflate(packed)) !== entry.compressedSize)
        throw zipFault(this.name, words("a part that is damaged", "een beschadigd onderdeel"));
    } catch (error) {
      throw zipErrorOf(error, this.name);
    }
  }

  #checkSize(size: number, { compressedSize, uncompressedSize }: Entry, maxBytes: number): void {
    if (size > maxBytes)
      throw zipFault(
        this.name,
        words(
          `a part of more than ${Math.floor(maxBytes / 1024 / 1024)} MB`,
          `een onderdeel van meer dan ${Math.floor(maxBytes / 1024 / 1024)} MB`,
        ),
      );
    if (size > RATIO_FLOOR && size > compressedSize * MAX_RATIO) {
      throw zipFault(
        this.name,
        words(
          `a part that grows more than ${MAX_RATIO} times`,
          `een onderdeel dat meer dan ${MAX_RATIO} keer zo groot wordt`,
        ),
      );
    }
    if (size > uncompressedSize)
      throw zipFault(
        this.name,
        words("a part larger than the directory says", "een onderdeel dat groter is dan de inhoudsopgave zegt"),
      );
  }

  /** @throws FILE_MALFORMED when the file changed since it was opened. */
  async checkUnchanged(): Promise<void> {
    const after = await this.file.stat();
    if (after.size === this.before.size && after.mtimeMs === this.before.mtimeMs) return;
    throw changedMeanwhile(this.name);
  }

  async close(): Promise<void> {
    this.zip.close();
    await this.file.close();
  }
}

async function checkStart(file: FileHandle, name: string): Promise<void> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(OLE.length), 0, OLE.length, 0);
  if (bytesRead === 0)
    throw new HubError(
      "FILE_EMPTY",
      words(
        `${name}: empty. Expected a workbook saved as .xlsx.`,
        `${name}: leeg. Verwacht: een werkmap, opgeslagen als .xlsx.`,
      ),
    );
  if (buffer.equals(OLE))
    throw zipFault(
      name,
      words("an old workbook (.xls), or one with a password", "een oude werkmap (.xls), of een met een wachtwoord"),
    );
  if (!buffer.subarray(0, ZIP.length).equals(ZIP)) throw zipFault(name, words("no workbook", "geen werkmap"));
}

/** What deflated bytes stand for; returns how many of them it took. */
async function* inflate(deflated: AsyncIterable<Buffer>): AsyncGenerator<Buffer, number> {
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // What goes wrong is thrown where the result is read.
  const inflated: AsyncIterable<Buffer> = pipeline(Readable.from(deflated), inflater, () => {});
  yield* inflated;
  return inflater.bytesWritten;
}
