import { isTwiceEncoded } from "../read/encoding-signs.js";

/** What a file holds by the book: the rows and the numbers of those that are refused; undefined for a refused file. */
export type Oracle =
  | { readonly rows: readonly unknown[]; readonly lines: number[]; readonly bad: number[] }
  | undefined;

/** A value, where it stands, and what is odd about it. */
interface Value {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  /** Levels of objects and lists, itself included. */
  readonly levels: number;
  /** Whether a key stands twice in an object, or a number lacks the zero before its point. */
  readonly twice: boolean;
  readonly bare: boolean;
  /** What is in it, by key or place. */
  readonly inner: readonly (readonly [string, Value])[];
}

const STRING = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORDS = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const LEVELS = 64;

/** Reads JSON rows value by value, from the description of the format and not from the reader's code. */
export function readByTheBook(bytes: Buffer, lists: readonly string[]): Oracle {
  try {
    // Every byte a character: structure is ASCII, and text is decoded where it stands.
    const text = bytes.toString("latin1").replace(/^\xef\xbb\xbf/, "");
    const whole = new Parser(text).file();
    const found = Array.isArray(whole.value) ? [[whole]] : listsIn(whole, "", lists, []);
    const [around] = found;
    const list = around?.at(-1);
    if (!around || !list || found.length > 1 || isWrongAround(text, whole, around, list)) return undefined;
    const rows = list.inner.map(([, row]) => (isRow(text, row) ? row.value : BAD));
    const lines = rows.map((_, index) => index + 1);
    return {
      rows: rows.filter((row) => row !== BAD),
      lines: lines.filter((line) => rows[line - 1] !== BAD),
      bad: lines.filter((line) => rows[line - 1] === BAD),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const BAD = Symbol("bad");

/** The lists at the paths, each behind the objects around it. */
function listsIn(object: Value, path: string, lists: readonly string[], around: readonly Value[]): Value[][] {
  if (Array.isArray(object.value)) return [];
  return object.inner.flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    if (lists.includes(here) && Array.isArray(value.value)) return [[...around, object, value]];
    return lists.some((list) => list.startsWith(`${here}.`)) ? listsIn(value, here, lists, [...around, object]) : [];
  });
}

function isWrongAround(text: string, whole: Value, around: readonly Value[], list: Value): boolean {
  const outside = `${text.slice(0, list.start)}[]${text.slice(list.end)}`;
  const { levels, twice, bare } = new Parser(outside).file();
  if (levels > LEVELS || twice || bare || decoded(outside) === undefined) return true;
  return around
    .slice(0, whole === list ? 0 : -1)
    .flatMap(({ inner }) => inner)
    .some(([key, { value }]) => key.toLowerCase().endsWith("nextlink") && value !== null && value !== "");
}

function isRow(text: string, { value, start, end, levels, twice }: Value): boolean {
  const own = decoded(text.slice(start, end));
  if (own === undefined || isTwiceEncoded(own)) return false;
  return typeof value === "object" && value !== null && !Array.isArray(value) && !twice && levels <= LEVELS;
}

function decoded(latin1: string): string | undefined {
  const bytes = Buffer.from(latin1, "latin1");
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : undefined;
}

class Parser {
  #at = 0;

  constructor(readonly text: string) {}

  file(): Value {
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.text.length) throw new SyntaxError("more");
    return value;
  }

  #value(): Value {
    this.#blanks();
    const start = this.#at;
    const first = this.text[start];
    if (first === "{" || first === "[") return this.#container(start, first === "{");
    const plain = { start, levels: 0, twice: false, bare: false, inner: [] };
    if (first === '"') return { ...plain, value: this.#string(), end: this.#at };
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, start)) continue;
      this.#at += word.length;
      return { ...plain, value, end: this.#at };
    }
    const number = this.#match(NUMBER);
    return { ...plain, value: Number(number), bare: /^-?\./.test(number), end: this.#at };
  }

  #container(start: number, isObject: boolean): Value {
    const inner: [string, Value][] = [];
    this.#at += 1;
    this.#blanks();
    for (let more = this.text[this.#at] !== (isObject ? "}" : "]"); more; more = this.#passes(",")) {
      inner.push([isObject ? this.#key() : String(inner.length), this.#value()]);
    }
    if (!this.#passes(isObject ? "}" : "]")) throw new SyntaxError("no end");
    const values = inner.map(([, value]) => value);
    return {
      value: isObject
        ? Object.fromEntries(inner.map(([key, { value }]) => [key, value]))
        : values.map(({ value }) => value),
      start,
      end: this.#at,
      levels: 1 + Math.max(0, ...values.map(({ levels }) => levels)),
      twice: new Set(inner.map(([key]) => key)).size < inner.length || values.some(({ twice }) => twice),
      bare: values.some(({ bare }) => bare),
      inner,
    };
  }

  #key(): string {
    this.#blanks();
    const key = this.#string();
    if (!this.#passes(":")) throw new SyntaxError("no colon");
    return key;
  }

  /** Text that is no UTF-8 stands for itself: its row is refused. */
  #string(): string {
    const token = this.#match(STRING);
    return JSON.parse(decoded(token) ?? token) as string;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [token] = pattern.exec(this.text) ?? [];
    if (token === undefined) throw new SyntaxError("no value");
    this.#at += token.length;
    return token;
  }

  #passes(sign: string): boolean {
    this.#blanks();
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): void {
    while (" \t\r\n".includes(this.text[this.#at] ?? "x")) this.#at += 1;
  }
}
