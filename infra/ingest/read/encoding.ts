import { isAscii, isUtf8 } from "node:buffer";
import { HubError } from "../../errors.js";
import { words } from "../../words.js";

/**
 * The encodings that a file may be declared to have, with their names for messages. `iso-8859-1` is read as
 * Windows-1252, as browsers do: what the two do not share are control characters in the former, which no export means.
 */
export const ENCODINGS = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252",
  "iso-8859-1": "ISO-8859-1",
  macroman: "MacRoman",
  "utf-16le": "UTF-16LE",
  "utf-16be": "UTF-16BE",
} as const;

export type Encoding = keyof typeof ENCODINGS;

// Windows-1252 differs from Latin-1 in these 32 places; a space stands for the five that mean nothing.
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const C1 = /[\u0080-\u009f]/g;

/** Names that the platform has for encodings that are rare here. */
const RARE = { macroman: "macintosh", "utf-16le": "utf-16le", "utf-16be": "utf-16be" } as const;

/** The text that bytes stand for; undefined when a byte has no meaning in the encoding. Nothing is ever replaced. */
export function decodeStrict(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding === "utf-16le" || encoding === "utf-16be") return decodeRare(bytes, encoding);
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (encoding === "utf-8") return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  if (encoding === "macroman") return decodeRare(bytes, encoding);
  let undecodable = false;
  const text = bytes.toString("latin1").replace(C1, (char) => {
    const real = HIGH[char.charCodeAt(0) - 0x80] as string;
    if (real === " ") undecodable = true;
    return real;
  });
  return undecodable ? undefined : text;
}

function decodeRare(bytes: Buffer, encoding: keyof typeof RARE): string | undefined {
  try {
    return new TextDecoder(RARE[encoding], { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the first bytes of a file say about its encoding. */
export interface Mark {
  /** Bytes to pass over. */
  readonly length: number;
  /** The encoding that the mark stands for; undefined without a mark. */
  readonly encoding: Encoding | undefined;
}

/**
 * Reads the byte order mark.
 * @throws ENCODING_WRONG for UTF-32.
 */
export function byteOrderMark(start: Buffer, fileName: string): Mark {
  const [first, second, third, fourth] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { length: 3, encoding: "utf-8" };
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) throw wrong(fileName, "UTF-32");
    return { length: 2, encoding: "utf-16le" };
  }
  if (first === 0xfe && second === 0xff) return { length: 2, encoding: "utf-16be" };
  return { length: 0, encoding: undefined };
}

/**
 * Reads the byte order mark of a form that is in UTF-8, or in another encoding of which each byte is a character.
 * @throws ENCODING_WRONG for UTF-16 and UTF-32.
 */
export function readMark(start: Buffer, fileName: string): Mark {
  const mark = byteOrderMark(start, fileName);
  if (mark.encoding === "utf-16le" || mark.encoding === "utf-16be") throw wrong(fileName, "UTF-16");
  return mark;
}

const wrong = (fileName: string, encoding: string) =>
  new HubError(
    "ENCODING_WRONG",
    words(
      `${fileName}: written in ${encoding}. Expected UTF-8 or Windows-1252.`,
      `${fileName}: geschreven in ${encoding}. Verwacht: UTF-8 of Windows-1252.`,
    ),
  );
