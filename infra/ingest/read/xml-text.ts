import { HubError } from "../../errors.js";
import { words } from "../../words.js";
import { ByteReader } from "./bytes.js";
import { byteOrderMark, decodeStrict, ENCODINGS, type Encoding } from "./encoding.js";

/** Stands in the text where bytes have no meaning: a character that Unicode keeps free for such use. */
export const LOST = "\u{10ffff}";

/** Most bytes that may pass without the end of a tag. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What a declaration may call the encodings that are read. */
const DECLARED: ReadonlyMap<string, Encoding> = new Map([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["us-ascii", "utf-8"],
  // Who writes the declaration in single bytes does not write UTF-16: .NET says so of any text that it made in memory.
  ["utf-16", "utf-8"],
  ["windows-1252", "windows-1252"],
  ["iso-8859-1", "iso-8859-1"],
]);

const DECLARATION = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]{1,40})["']/;

const HIGH_BYTES = /[\x80-\xff]+/g;

/** How far a file is read. */
export interface ReadSoFar {
  /** Bytes given out as text. */
  bytes: number;
}

/**
 * The text of an XML file, a stretch at a time; each ends behind a tag. The encoding is the one of the byte order mark,
 * else of the XML declaration, else UTF-8.
 * @param soFar is kept up while it is read
 * @throws FILE_UNREADABLE, FILE_MALFORMED, ENCODING_WRONG
 */
export async function* xmlText(path: string, soFar: ReadSoFar = { bytes: 0 }): AsyncGenerator<string> {
  const bytes = await ByteReader.open(path);
  let encoding: Encoding | undefined;
  let pending: Buffer = Buffer.alloc(0);
  try {
    for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(pending)) {
      const mark = encoding ? undefined : byteOrderMark(chunk, bytes.name);
      pending = mark ? chunk.subarray(mark.length) : chunk;
      encoding ??= mark?.encoding ?? declaredEncoding(pending, bytes.name);
      const cut = endOfTag(pending, encoding);
      if (cut === 0 && pending.length > MAX_BYTES) {
        throw new HubError(
          "FILE_MALFORMED",
          words(
            `${bytes.name}: no tag in ${MAX_BYTES} bytes. Expected XML.`,
            `${bytes.name}: geen tag in ${MAX_BYTES} bytes. Verwacht: XML.`,
          ),
        );
      }
      soFar.bytes = bytes.position - (pending.length - cut);
      yield decode(pending.subarray(0, cut), encoding, bytes.name);
      pending = pending.subarray(cut);
    }
    soFar.bytes = bytes.position;
    yield decode(pending, encoding ?? "utf-8", bytes.name);
  } finally {
    await bytes.close();
  }
}

function declaredEncoding(start: Buffer, fileName: string): Encoding {
  const name = DECLARATION.exec(start.toString("latin1", 0, 256))?.[1];
  if (name === undefined) return "utf-8";
  const encoding = DECLARED.get(name.toLowerCase());
  if (encoding) return encoding;
  throw new HubError(
    "ENCODING_WRONG",
    words(
      `${fileName}: declares the encoding ${name}. Expected UTF-8, UTF-16, Windows-1252 or ISO-8859-1.`,
      `${fileName}: noemt de codering ${name}. Verwacht: UTF-8, UTF-16, Windows-1252 of ISO-8859-1.`,
    ),
  );
}

/** Place behind the last `>`; 0 when there is none. */
function endOfTag(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return bytes.lastIndexOf(0x3e) + 1;
  const tagEnd = Buffer.from(encoding === "utf-16le" ? [0x3e, 0] : [0, 0x3e]);
  let at = bytes.lastIndexOf(tagEnd);
  while (at > 0 && at % 2 === 1) at = bytes.lastIndexOf(tagEnd, at - 1);
  return at < 0 || at % 2 === 1 ? 0 : at + 2;
}

/** Decodes as a whole; tag by tag only where a byte has no meaning, so that the row is known. */
function decode(bytes: Buffer, encoding: Encoding, fileName: string): string {
  const whole = decodeStrict(bytes, encoding);
  if (whole !== undefined) return whole;
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    throw new HubError(
      "ENCODING_WRONG",
      words(
        `${fileName}: begins as ${ENCODINGS[encoding]} and is not.`,
        `${fileName}: begint als ${ENCODINGS[encoding]} en is het niet.`,
      ),
    );
  }
  let text = "";
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x3e, start) + 1 || bytes.length;
    const piece = bytes.subarray(start, end);
    text += decodeStrict(piece, encoding) ?? withLost(piece, encoding, fileName);
    start = end;
  }
  return text;
}

/** The text of some bytes up to the end of a tag, all that is beyond ASCII in it lost. */
function withLost(piece: Buffer, encoding: Encoding, fileName: string): string {
  const tag = piece.lastIndexOf(0x3c);
  if (tag >= 0 && decodeStrict(piece.subarray(tag), encoding) === undefined) {
    throw new HubError(
      "ENCODING_WRONG",
      words(
        `${fileName}: the name of an element holds bytes that are not ${ENCODINGS[encoding]}.`,
        `${fileName}: de naam van een element bevat bytes die geen ${ENCODINGS[encoding]} zijn.`,
      ),
    );
  }
  return piece.toString("latin1").replace(HIGH_BYTES, LOST);
}
