import { crc32, deflateRawSync } from "node:zlib";

/** A file to put into an archive. */
export interface ZipSource {
  readonly name: string;
  readonly data: string | Buffer;
  /** Kept as it is; else deflated. */
  readonly stored?: boolean;
  /** What the directory says of it, where that is not the truth. */
  readonly said?: Partial<ZipHeader> & { readonly offset?: number };
  /** What stands before its bytes, where that is not what the directory says. */
  readonly saidLocally?: Partial<ZipHeader> & { readonly name?: string };
  /** Its bytes as they stand in the archive, when they are to be no deflated ones. */
  readonly packed?: Buffer;
}

/** The numbers of which a header is made. */
interface ZipHeader {
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Kind and rights of the file on Unix. */
  readonly mode: number;
}

/** A whole archive; `entryCount` is what its end says that it holds. */
export function buildZip(sources: readonly ZipSource[], entryCount = sources.length): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const source of sources) {
    const data = Buffer.from(source.data);
    const packed = source.packed ?? (source.stored ? data : deflateRawSync(data));
    const truth = {
      flags: 0x800,
      method: source.stored ? 0 : 8,
      sum: crc32(data),
      packedSize: packed.length,
      size: data.length,
      mode: 0o100644,
    };
    const { offset: said = offset, ...header } = { ...truth, ...source.said };
    const local = localHeader(source.saidLocally?.name ?? source.name, { ...header, ...source.saidLocally });
    files.push(local, packed);
    directory.push(directoryHeader(source.name, header, said));
    offset += local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...files, entries, endOfDirectory(entryCount, entries.length, offset)]);
}

function localHeader(name: string, header: ZipHeader): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  writeNumbers(bytes, 6, name, header);
  return Buffer.concat([bytes, Buffer.from(name)]);
}

function directoryHeader(name: string, header: ZipHeader, offset: number): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(0x0314, 4);
  bytes.writeUInt16LE(20, 6);
  writeNumbers(bytes, 8, name, header);
  bytes.writeUInt32LE((header.mode << 16) >>> 0, 38);
  bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, Buffer.from(name)]);
}

/** What both headers have, from the flags to the length of the name. */
function writeNumbers(bytes: Buffer, at: number, name: string, header: ZipHeader): void {
  bytes.writeUInt16LE(header.flags, at);
  bytes.writeUInt16LE(header.method, at + 2);
  bytes.writeUInt32LE(header.sum, at + 8);
  bytes.writeUInt32LE(header.packedSize, at + 12);
  bytes.writeUInt32LE(header.size, at + 16);
  bytes.writeUInt16LE(Buffer.byteLength(name), at + 20);
}

function endOfDirectory(entryCount: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(entryCount, 8);
  bytes.writeUInt16LE(entryCount, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}
