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
  /** To be read once: a part may hold millions of lines, which are not to be in memory at once. */
  readonly lines: Iterable<PartLine>;
}

/** A line of a part. */
interface PartLine {
  /** For people: `part 3 line 12`. */
  readonly place: string;
  readonly values: readonly unknown[];
}

/**
 * Unpacks a part, up to the size that a part may have.
 * @throws UPLOAD_INVALID, also while its lines are read
 */
export async function unpackPart(number: number, body: Buffer): Promise<OpenPart> {
  const place = `part ${number}`;
  const bytes = await decompress(body, { maxOutputLength: PART_BYTES.unpacked }).catch(() => {
    throw invalid(place, `cannot be unpacked. Expected zstd of at most ${PART_BYTES.unpacked} bytes`);
  });
  const text = bytes.toString("utf8").trimEnd();
  const end = text.indexOf("\n");
  const head = partHeadSchema.safeParse(parse(end < 0 ? text : text.slice(0, end), `${place} line 1`));
  if (!head.success) throw invalid(place, "does not say what it holds");
  return { head: head.data, lines: end < 0 ? [] : linesFrom(text, end + 1, place) };
}

function* linesFrom(text: string, start: number, part: string): Generator<PartLine> {
  for (let from = start, number = 2; ; number += 1) {
    const end = text.indexOf("\n", from);
    const place = `${part} line ${number}`;
    const values = parse(end < 0 ? text.slice(from) : text.slice(from, end), place);
    if (!Array.isArray(values)) throw invalid(place, "not a list");
    yield { place, values };
    if (end < 0) return;
    from = end + 1;
  }
}

function parse(line: string, place: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw invalid(place, "not JSON");
  }
}
