import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { PART_BYTES, type PartHead, partHeadSchema } from "./protocol.js";
import { invalid } from "./validate.js";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A part on its way: its body, and the hash by which it is known. */
export interface PackedPart {
  readonly body: Buffer;
  readonly sha256: string;
}

/** Packs a part. The same lines always give the same bytes, so that nothing is sent twice. */
export async function packPart(head: PartHead, lines: readonly string[]): Promise<PackedPart> {
  const text = `${[JSON.stringify(head), ...lines].join("\n")}\n`;
  const body = await compress(text, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  return { body, sha256: sha256Of(body) };
}

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** A part as it came. */
export interface OpenPart {
  readonly head: PartHead;
  readonly lines: readonly (readonly unknown[])[];
}

/**
 * Unpacks a part, up to the size that a part may have.
 * @throws UPLOAD_INVALID
 */
export async function unpackPart(number: number, body: Buffer): Promise<OpenPart> {
  const place = `part ${number}`;
  const bytes = await decompress(body, { maxOutputLength: PART_BYTES.unpacked }).catch(() => {
    throw invalid(place, `cannot be unpacked. Expected zstd of at most ${PART_BYTES.unpacked} bytes`);
  });
  const [first = "", ...rest] = bytes.toString("utf8").trimEnd().split("\n");
  const head = partHeadSchema.safeParse(parse(first, place, 1));
  if (!head.success) throw invalid(place, "does not say what it holds");
  const lines = rest.map((line, index) => {
    const values = parse(line, place, index + 2);
    if (Array.isArray(values)) return values as readonly unknown[];
    throw invalid(`${place} line ${index + 2}`, "not a list");
  });
  return { head: head.data, lines };
}

function parse(line: string, place: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw invalid(`${place} line ${number}`, "not JSON");
  }
}
