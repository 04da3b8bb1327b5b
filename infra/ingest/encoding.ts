import { isAscii, isUtf8 } from "node:buffer";
import { HubError } from "../errors.js";

export type Encoding = "utf-8" | "windows-1252";

// Windows-1252 differs from Latin-1 in these 32 places; a space stands for the five that mean nothing.
const HIGH = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const C1 = /[\u0080-\u009f]/g;

/** The text that bytes stand for; undefined when a byte has no meaning in the encoding. Nothing is ever replaced. */
export function decodeStrict(bytes: Buffer, encoding: Encoding): string | undefined {
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (encoding === "utf-8") return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  let undecodable = false;
  const text = bytes.toString("latin1").replace(C1, (char) => {
    const real = HIGH[char.charCodeAt(0) - 0x80] as string;
    if (real === " ") undecodable = true;
    return real;
  });
  return undecodable ? undefined : text;
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
 * @throws ENCODING_WRONG for UTF-16, which no export is in.
 */
export function readMark(start: Buffer, fileName: string): Mark {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { length: 3, encoding: "utf-8" };
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) {
    throw new HubError("ENCODING_WRONG", `${fileName}: written in UTF-16. Expected UTF-8 or Windows-1252.`);
  }
  return { length: 0, encoding: undefined };
}

/** Notices a file in UTF-8 that is declared as Windows-1252: every byte would mean something, and all names be wrong. */
export class Utf8Watch {
  #utf8 = 0;
  #other = 0;

  see(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) this.#utf8 += 1;
    else this.#other += 1;
  }

  /** Whether all that is beyond ASCII is well-formed UTF-8. */
  get isUtf8(): boolean {
    return this.#utf8 > 0 && this.#other === 0;
  }
}
