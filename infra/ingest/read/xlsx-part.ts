import { words } from "../../words.js";
import { localName, XmlParser } from "./xml-parser.js";
import type { Zip } from "./zip.js";
import { zipFault } from "./zip-fault.js";

/** Largest that a part may be which says how the workbook is put together, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The text of a part of a workbook, a stretch at a time.
 * @param maxBytes Most that it may hold; what a workbook may hold in all when not given.
 * @throws FILE_MALFORMED
 */
export async function* partText(zip: Zip, part: string, maxBytes?: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of zip.read(part, maxBytes)) yield decode(chunk);
  yield decode();

  function decode(chunk?: Buffer): string {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw zipFault(zip.name, words("a part that is not UTF-8", "een onderdeel dat geen UTF-8 is"), cause);
    }
  }
}

/** The attributes of an element, by their names as they stand there. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Takes the elements of a small part, by their names without prefix; `inside` is the element around it. */
export type ElementVisitor = (name: string, attributes: Attributes, inside: string) => void;

/**
 * Reads a small part as a whole: its elements, without their text.
 * @throws FILE_MALFORMED
 */
export async function visitPart(zip: Zip, part: string, visit: ElementVisitor): Promise<void> {
  const path: string[] = [];
  const parser = new XmlParser(zip.name, {
    open(prefixed, attributes) {
      const name = localName(prefixed);
      visit(name, attributes, path.at(-1) ?? "");
      path.push(name);
      parser.mark();
    },
    text() {},
    close() {
      path.pop();
    },
  });
  for await (const text of partText(zip, part, MAX_BYTES)) parser.write(text);
  parser.end();
}
