import { isAscii } from "node:buffer";
import { type Words, words } from "../../words.js";
import { decodeStrict, ENCODINGS, type Encoding } from "./encoding.js";
import { isTwiceEncoded } from "./encoding-signs.js";
import type { Units } from "./lines.js";
import { SingleByteText } from "./single-byte-text.js";

/** How the bytes of one file become text. */
export interface FileText {
  readonly units: Units;
  /** The text of whole lines; undefined when they have to be looked at one by one. */
  whole(bytes: Buffer): string | undefined;
  /** Text that has its line ends where the bytes have them, to cut lines from. */
  raw(bytes: Buffer): string;
  /** The text of a line cut from `raw`, or what was expected of it. */
  line(raw: string): string | Words;
  /** @throws ENCODING_WRONG when the file as a whole must be in another encoding, though each byte has a meaning. */
  check(fileName: string): void;
}

/**
 * The reader of one file's text.
 * @param marked Whether the file says itself that it is in this encoding.
 */
export function fileText(encoding: Encoding, marked: boolean): FileText {
  const name = ENCODINGS[encoding];
  const expected = marked
    ? words(
        `${name}, as the mark at the start of the file says`,
        `${name}, zoals het merkteken aan het begin van het bestand zegt`,
      )
    : words(name, name);
  if (encoding === "utf-8") return new Utf8Text(expected);
  if (encoding === "utf-16le" || encoding === "utf-16be") return new Utf16Text(encoding, expected);
  return new SingleByteText(encoding === "macroman" ? encoding : "windows-1252", name);
}

const ONCE = words("UTF-8 once: this line was encoded twice", "één keer UTF-8: deze regel is dubbel gecodeerd");

class Utf8Text implements FileText {
  readonly units = "bytes";

  constructor(readonly expected: Words) {}

  whole(bytes: Buffer): string | undefined {
    if (isAscii(bytes)) return bytes.toString("latin1");
    const text = decodeStrict(bytes, "utf-8");
    return text === undefined || isTwiceEncoded(text) ? undefined : text;
  }

  raw(bytes: Buffer): string {
    return bytes.toString("latin1");
  }

  line(raw: string): string | Words {
    const text = decodeStrict(Buffer.from(raw, "latin1"), "utf-8");
    return text === undefined ? this.expected : onceEncoded(text);
  }

  check(): void {} // bytes that are well-formed UTF-8 are nothing else
}

class Utf16Text implements FileText {
  constructor(
    readonly units: "utf-16le" | "utf-16be",
    readonly expected: Words,
  ) {}

  whole(bytes: Buffer): string | undefined {
    const text = decodeStrict(bytes, this.units);
    return text === undefined || isTwiceEncoded(text) ? undefined : text;
  }

  /** Half a surrogate pair stands for an odd byte at the end. */
  raw(bytes: Buffer): string {
    const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
    const text = (this.units === "utf-16be" ? even.swap16() : even).toString("utf16le");
    return even.length < bytes.length ? `${text}\ud800` : text;
  }

  line(raw: string): string | Words {
    return raw.isWellFormed() ? onceEncoded(raw) : this.expected;
  }

  check(): void {} // bytes that are no UTF-16 hardly ever look like it
}

const onceEncoded = (text: string): string | Words => (isTwiceEncoded(text) ? ONCE : text);
