import { anyOf, words } from "../../words.js";
import type { BadRow, Batch } from "../read.js";
import { isTwiceEncoded } from "./encoding-signs.js";
import type { RowFault } from "./json-row.js";
import { localName, type XmlHandler, XmlParser } from "./xml-parser.js";
import { LOST } from "./xml-text.js";

/** What an element is made into: its text, its parts by their names, or nothing; a list where a name comes again. */
type Tree = string | null | { [name: string]: Tree | Tree[] };

/** An element that is open in a row. */
interface Frame {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: { [name: string]: Tree | Tree[] };
  hasElements: boolean;
  text: string;
}

const undecodable = (en: string, nl: string): RowFault => ({ code: "ENCODING_WRONG", expected: words(en, nl) });
const READABLE = undecodable("bytes of the declared encoding", "bytes van de opgegeven codering");
const ENCODED_ONCE = undecodable("text that is encoded once", "tekst die één keer gecodeerd is");
/** What a row is made of. */
export const ELEMENTS = words("an element with elements in it", "een element met elementen erin");
const NO_ROW: RowFault = { code: "ROW_MALFORMED", expected: ELEMENTS };
const TEXT_IN_FIELDS: RowFault = {
  code: "ROW_MALFORMED",
  expected: words("text in innermost elements only", "alleen tekst in de binnenste elementen"),
};

/** Makes a value, as JSON would have it, of each element at some path below the root. */
export class XmlTrees implements XmlHandler {
  readonly #parser: XmlParser;
  readonly #around: string[] = [];
  readonly #frames: Frame[] = [];
  #fault: RowFault | undefined;
  #elements = 0;
  #count = 0;
  #found = "";
  #batch = emptyBatch();

  /** @param paths Of the elements, names with points between them. */
  constructor(
    readonly fileName: string,
    readonly paths: readonly string[],
  ) {
    this.#parser = new XmlParser(fileName, this);
  }

  /** Path of the last element that was found; empty while none was. */
  get listPath(): string {
    return this.#found;
  }

  /**
   * Takes the next stretch of the file and gives the elements that ended in it.
   * @throws FILE_MALFORMED
   */
  write(text: string): Batch {
    this.#batch = emptyBatch();
    this.#parser.write(text);
    return this.#batch;
  }

  /** @throws FILE_EMPTY, FILE_MALFORMED when the file is cut off, or holds other elements alone. */
  end(): void {
    this.#parser.end();
    if (this.#count > 0 || this.#elements <= 1) return;
    const paths = anyOf(this.paths.map((path) => `"${path}"`));
    throw this.#parser.malformed(
      words(
        `no row. Expected an element per row at ${paths.en} below the root`,
        `geen regel. Verwacht: een element per regel op ${paths.nl} onder de wortel`,
      ),
    );
  }

  open(prefixed: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(prefixed);
    this.#elements += 1;
    const around = this.#frames.at(-1);
    if (!around && !this.#begins(name)) {
      this.#around.push(name);
      this.#parser.mark();
      return;
    }
    if (around) around.hasElements = true;
    this.#frames.push({ name, attributes, parts: Object.create(null), hasElements: false, text: "" });
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.text += text;
  }

  close(): void {
    const frame = this.#frames.pop();
    if (!frame) {
      this.#around.pop();
      this.#parser.mark();
      return;
    }
    const value = this.#valueOf(frame);
    const around = this.#frames.at(-1);
    if (around) put(around.parts, frame.name, value);
    else this.#give(value);
  }

  /** Whether an element begins a row; paths begin below the root. */
  #begins(name: string): boolean {
    if (this.#around.length === 0) return false;
    const path = [...this.#around.slice(1), name].join(".");
    if (!this.paths.includes(path)) return false;
    if (this.#count > 0 && path !== this.#found)
      throw this.#parser.malformed(words("two kinds of rows", "twee soorten regels"));
    this.#found = path;
    this.#fault = undefined;
    return true;
  }

  /** Attributes are parts of an element that has no text of its own; what is nil, or blank, is nothing. */
  #valueOf({ attributes, parts, hasElements, text }: Frame): Tree {
    for (const one of [text, ...Object.values(attributes)]) {
      if (one.includes(LOST)) this.#fault ??= READABLE;
      else if (isTwiceEncoded(one)) this.#fault ??= ENCODED_ONCE;
    }
    if (text.trim() !== "") {
      if (hasElements) this.#fault ??= TEXT_IN_FIELDS;
      return text;
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (isOwn(name) && value !== "") put(parts, `@${localName(name)}`, value);
    }
    return Object.keys(parts).length > 0 ? parts : null;
  }

  #give(value: Tree): void {
    this.#count += 1;
    this.#parser.mark();
    if (typeof value === "string") this.#fault ??= NO_ROW;
    if (this.#fault) this.#batch.bad.push({ line: this.#count, ...this.#fault });
    else {
      this.#batch.rows.push((value ?? {}) as Readonly<Record<string, unknown>>);
      this.#batch.lines.push(this.#count);
    }
  }
}

/** Whether an attribute says something of the field, not of the file. */
const isOwn = (name: string): boolean => !/^(?:xmlns|xsi|xml)(?::|$)/.test(name) && localName(name) !== "nil";

function put(parts: { [name: string]: Tree | Tree[] }, name: string, value: Tree): void {
  const before = parts[name];
  if (before === undefined) parts[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parts[name] = [before, value];
}

const emptyBatch = () => ({
  rows: [] as Readonly<Record<string, unknown>>[],
  lines: [] as number[],
  bad: [] as BadRow[],
});
