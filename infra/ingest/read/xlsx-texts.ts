import { words } from "../../words.js";
import { partText } from "./xlsx-part.js";
import { localName, XmlParser } from "./xml-parser.js";
import type { Zip } from "./zip.js";
import { zipFault } from "./zip-fault.js";

/** Most bytes of texts: all of them are kept while the sheet is read. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Most texts. */
const MAX_TEXTS = 1_000_000;

/** A character that XML cannot hold, as Office writes it: `_x000D_`. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** Text as it is meant: with the characters that Office writes as `_x000D_`, but never half of one. */
export const unescapeText = (text: string): string =>
  text.replace(ESCAPED, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code >= 0xd800 && code <= 0xdfff ? all : String.fromCharCode(code);
  });

/** Gathers the text of one cell out of its runs; how it sounds (`rPh`) is no part of it. */
export class RunText {
  /** Whether text held elements, which it cannot. */
  inDisorder = false;
  #text = "";
  #open = false;
  #sounds = 0;

  begin(): void {
    this.#text = "";
    this.inDisorder = false;
  }

  open(name: string): void {
    if (this.#open) this.inDisorder = true;
    if (name === "rPh") this.#sounds += 1;
    this.#open = name === "t" && this.#sounds === 0;
  }

  text(text: string): void {
    if (this.#open) this.#text += text;
  }

  close(name: string): void {
    if (name === "rPh") this.#sounds -= 1;
    this.#open = false;
  }

  get value(): string {
    return unescapeText(this.#text);
  }
}

/**
 * The texts of a workbook, which its cells name by their number.
 * @throws FILE_MALFORMED when there are too many to be kept.
 */
export async function readTexts(zip: Zip, part: string): Promise<readonly string[]> {
  const texts: string[] = [];
  const run = new RunText();
  const parser = new XmlParser(zip.name, {
    open(prefixed) {
      const name = localName(prefixed);
      if (name === "si") run.begin();
      run.open(name);
    },
    text: (text) => run.text(text),
    close(prefixed) {
      const name = localName(prefixed);
      run.close(name);
      if (name !== "si") return;
      if (run.inDisorder) throw parser.malformed(words("elements in a text", "elementen in een tekst"));
      if (texts.push(run.value) > MAX_TEXTS)
        throw zipFault(zip.name, words(`more than ${MAX_TEXTS} texts`, `meer dan ${MAX_TEXTS} teksten`));
      parser.mark();
    },
  });
  for await (const text of partText(zip, part, MAX_BYTES)) parser.write(text);
  parser.end();
  return texts;
}
