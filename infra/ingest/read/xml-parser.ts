import { SaxesParser } from "saxes";
import { HubError } from "../../errors.js";
import { type Words, words } from "../../words.js";

/** Deepest an element may stand. */
const MAX_DEPTH = 64;

/** Most attributes that one element may have. */
const MAX_ATTRIBUTES = 64;

/** Longest that anything which has to be kept until it ends may be, in characters: a row, a comment, a cell. */
const MAX_STRETCH = 4 * 1024 * 1024;

/** Longest that anything before the first element may be, in characters. */
const MAX_PROLOG = 64 * 1024;

/** Takes what is in an XML file, in its order. Names are as they stand in the file, with their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** Text of the innermost open element, entities resolved; may come in parts. */
  text(text: string): void;
  close(name: string): void;
}

/**
 * XML text in, elements out, within bounds that hold whatever the file says. There is no document type: no entity but
 * the five of XML itself, no other file, no address. Anything that is not well-formed ends the reading.
 */
export class XmlParser {
  readonly #parser = new SaxesParser();
  #depth = 0;
  #attributes = 0;
  #marked = 0;
  #blank = true;
  #begun = false;

  /** @param what Name of the file, and of the part in it, for messages. */
  constructor(
    readonly what: string,
    handler: XmlHandler,
  ) {
    const parser = this.#parser;
    parser.on("error", ({ message }) => {
      throw this.malformed(
        words(`not well-formed XML (${reasonOf(message)})`, `geen welgevormde XML (${reasonOf(message)})`),
      );
    });
    parser.on("doctype", () => {
      throw this.malformed(
        words("a document type (DOCTYPE), which no export has", "een documenttype (DOCTYPE), dat geen export heeft"),
      );
    });
    parser.on("opentagstart", () => {
      this.#begun = true;
      this.#attributes = 0;
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH)
        throw this.malformed(words(`elements more than ${MAX_DEPTH} deep`, `elementen meer dan ${MAX_DEPTH} diep`));
    });
    parser.on("attribute", () => {
      this.#attributes += 1;
      if (this.#attributes > MAX_ATTRIBUTES)
        throw this.malformed(
          words(
            `an element with more than ${MAX_ATTRIBUTES} attributes`,
            `een element met meer dan ${MAX_ATTRIBUTES} attributen`,
          ),
        );
    });
    parser.on("opentag", ({ name, attributes }) => handler.open(name, attributes));
    parser.on("text", (text) => handler.text(text));
    parser.on("cdata", (text) => handler.text(text));
    parser.on("closetag", ({ name }) => {
      this.#depth -= 1;
      handler.close(name);
    });
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#depth;
  }

  /**
   * Takes the next stretch of the file.
   * @throws FILE_MALFORMED
   */
  write(text: string): void {
    this.#blank &&= text.trim() === "";
    this.#parser.write(text);
    if (this.#parser.position - this.#marked > MAX_STRETCH) {
      throw this.malformed(
        words(
          `a row or a text longer than ${MAX_STRETCH} characters`,
          `een regel of tekst van meer dan ${MAX_STRETCH} tekens`,
        ),
      );
    }
    if (!this.#begun && !this.#blank && this.#parser.position > MAX_PROLOG) {
      throw this.malformed(
        words(`no element in the first ${MAX_PROLOG} characters`, `geen element in de eerste ${MAX_PROLOG} tekens`),
      );
    }
  }

  /** Says that nothing of what was read needs to be kept: a row ended, or there is none yet. */
  mark(): void {
    this.#marked = this.#parser.position;
  }

  /**
   * Ends the file.
   * @throws FILE_EMPTY when there were blanks only, FILE_MALFORMED when it ends too early.
   */
  end(): void {
    if (this.#blank)
      throw new HubError(
        "FILE_EMPTY",
        words(`${this.what}: empty. Expected XML.`, `${this.what}: leeg. Verwacht: XML.`),
      );
    this.#parser.close();
  }

  /** An error at the place that is being read. */
  malformed(fault: Words): HubError {
    const { line, column } = this.#parser;
    return new HubError(
      "FILE_MALFORMED",
      words(
        `${this.what} line ${line}, character ${column}: ${fault.en}.`,
        `${this.what} regel ${line}, teken ${column}: ${fault.nl}.`,
      ),
    );
  }
}

/** What the parser says is wrong, without its place and without the words of the file behind a colon. */
const reasonOf = (message: string): string => /^(?:\d+:\d+: )?([^:]*)/.exec(message)?.[1]?.replace(/\.$/, "") ?? "";

/** A name without its prefix: `x:row` → `row`. */
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
