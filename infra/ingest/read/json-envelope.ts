import { type Words, words } from "../../words.js";
import { endOfString, skipBlanks } from "./json-scan.js";
import { isAsCounted, tally } from "./json-tally.js";
import { parseJson } from "./json-text.js";

/** Where the list of rows is. */
export interface FoundList {
  /** Keys of the objects around it, from the outermost in; empty when nothing is around it. */
  readonly keys: readonly string[];
  /** Place behind its bracket. */
  readonly at: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];

/** What a file may begin with. */
export const mayBeginJson = (byte: number | undefined): boolean => byte === OPEN_LIST || byte === OPEN_OBJECT;

/**
 * Finds the list of rows: the whole of the file, or the first list at one of the paths.
 * @returns undefined when it is not within these bytes.
 */
export function findList(bytes: Buffer, paths: readonly string[]): FoundList | undefined {
  const start = skipBlanks(bytes, 0);
  if (bytes[start] === OPEN_LIST) return { keys: [], at: start + 1 };
  if (bytes[start] !== OPEN_OBJECT) return undefined;
  const walk = new Walk(bytes, paths, start + 1);
  const keys = walk.object("");
  return keys && { keys, at: walk.at };
}

/** Walks the objects on the way to the list and passes over all else; what it meets is checked when all is there. */
class Walk {
  constructor(
    readonly bytes: Buffer,
    readonly paths: readonly string[],
    public at: number,
  ) {}

  /**
   * From behind the brace of an object: to behind the bracket of the list in it, or to its end.
   * @param around Path of the object, with a point behind it; empty for the outermost.
   * @returns keys from this object to the list.
   */
  object(around: string): readonly string[] | undefined {
    while (this.#byte() === QUOTE) {
      const key = this.#key();
      const path = around + key;
      const first = this.#byte();
      if (first === OPEN_LIST && this.paths.includes(path)) {
        this.at += 1;
        return [key];
      }
      if (first === OPEN_OBJECT && this.paths.some((one) => one.startsWith(`${path}.`))) {
        this.at += 1;
        const deeper = this.object(`${path}.`);
        if (deeper) return [key, ...deeper];
      } else {
        this.#passValue();
      }
      if (this.#byte() !== COMMA) break;
      this.at += 1;
    }
    if (this.#byte() === CLOSE_OBJECT) this.at += 1;
    return undefined;
  }

  #byte(): number | undefined {
    this.at = skipBlanks(this.bytes, this.at);
    return this.bytes[this.at];
  }

  #key(): string {
    const start = this.at;
    this.at = endOfString(this.bytes, start + 1) + 1;
    const key = this.bytes.toString("utf8", start + 1, this.at - 1);
    if (this.#byte() === COLON) this.at += 1;
    return key.includes("\\") ? String(parseJson(`"${key}"`)) : key;
  }

  #passValue(): void {
    let depth = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      const closes = byte === CLOSE_OBJECT || byte === CLOSE_LIST;
      if (depth === 0 && (closes || byte === COMMA)) return;
      if (byte === QUOTE) this.at = endOfString(this.bytes, this.at + 1);
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
      else if (closes) depth -= 1;
    }
  }
}

/**
 * What is wrong with what stands around the list, in words; undefined when nothing is.
 * @param bytes Everything before and behind the rows: `{"skip":0,"rows":[` and `]}`.
 * @param keys Of the objects around the list.
 */
export function faultAround(
  bytes: Buffer,
  text: string,
  { keys }: FoundList,
  paths: readonly string[],
): Words | undefined {
  const whole = parseJson(text);
  if (whole === undefined) return words("not JSON around the list", "geen JSON rond de lijst");
  if (!isAsCounted(bytes, text, tally([whole]).quotes))
    return words(
      "a key that stands twice, or too many levels, around the list",
      "een sleutel die twee keer voorkomt, of te veel niveaus, rond de lijst",
    );
  if (countLists(whole, "", paths) > 1) return words("two lists of rows", "twee lijsten van regels");
  return isPage(whole, keys)
    ? words(
        "a page of a longer answer: deliver all pages",
        "een pagina van een langer antwoord: lever alle pagina's aan",
      )
    : undefined;
}

/** Whether an object around the list names a next page: `nextLink`, `@odata.nextLink`. */
function isPage(object: unknown, [key, ...deeper]: readonly string[]): boolean {
  if (key === undefined) return false;
  const entries = Object.entries(object as object);
  if (entries.some(([name, value]) => /nextlink$/i.test(name) && value !== null && value !== "")) return true;
  return isPage((object as Readonly<Record<string, unknown>>)[key], deeper);
}

/** Whether the object around the list says how many rows were asked for, and there are so many. */
export function isFullPage(around: string, rows: number): boolean {
  const whole = parseJson(around) as { readonly take?: unknown };
  return typeof whole.take === "number" && whole.take > 0 && rows >= whole.take;
}

/** How many lists stand at the paths. */
function countLists(object: unknown, around: string, paths: readonly string[]): number {
  if (typeof object !== "object" || object === null || Array.isArray(object)) return 0;
  let count = 0;
  for (const [key, value] of Object.entries(object)) {
    const path = around + key;
    if (Array.isArray(value) && paths.includes(path)) count += 1;
    else if (paths.some((one) => one.startsWith(`${path}.`))) count += countLists(value, `${path}.`, paths);
  }
  return count;
}
