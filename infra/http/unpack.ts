import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliDecompress, createGunzip, createZstdDecompress } from "node:zlib";
import { type Words, words } from "../words.js";

/** Why a compressed answer cannot be read; said without a byte of it. */
export class Unpackable extends Error {
  constructor(readonly what: Words) {
    super(what.en);
  }
}

/** RFC 9659: no more room than 8 MB is to be needed for zstd on the web. */
const ZSTD_WINDOW_LOG = 23;

type Decoder = Transform & { readonly bytesWritten: number };

const CODINGS = new Map<string, () => Decoder>([
  ["gzip", () => createGunzip()],
  ["br", () => createBrotliDecompress()],
  ["zstd", () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } })],
]);

/** What a client says that it takes: `gzip, br, zstd`. */
export const ACCEPTED = [...CODINGS.keys()].join(", ");

/**
 * The bytes of an answer as they were before they were compressed, as they come; who stops taking them ends the answer.
 * An answer without a byte is empty, compressed or not.
 * @param coding its `content-encoding`
 * @throws Unpackable for a coding that nobody asked for, and for bytes that are not, not wholly or not only of that
 *   coding; what the answer's own stream throws
 */
export async function* unpack(body: AsyncIterable<Buffer>, coding: string): AsyncGenerator<Buffer> {
  if (coding === "identity") return yield* body;
  const stream = CODINGS.get(coding.toLowerCase().replace(/^x-/, ""))?.();
  if (!stream)
    throw new Unpackable(
      words("a compressed answer that nobody asked for", "een gecomprimeerd antwoord waar niemand om vroeg"),
    );
  let came = 0;
  let lost: unknown;
  const counted = async function* () {
    try {
      for await (const part of body) {
        came += part.length;
        yield part;
      }
    } catch (error) {
      lost = error;
      throw error;
    }
  };
  const all = pipeline(counted, stream);
  all.catch(() => {}); // the stream itself says what went wrong
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch {
    if (lost) throw lost;
    if (came > 0)
      throw new Unpackable(
        words(`an answer that is not whole or not ${coding}`, `een antwoord dat niet heel is of geen ${coding}`),
      );
  }
  // Decoders stop at the end of what they know, and say nothing of what comes behind it.
  if (stream.bytesWritten < came)
    throw new Unpackable(
      words(
        `an answer with more behind the end of its ${coding}`,
        `een antwoord met meer achter het einde van zijn ${coding}`,
      ),
    );
}
