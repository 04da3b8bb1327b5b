import { HubError } from "../../errors.js";
import { anyOf, NOTHING, type Words, words } from "../../words.js";
import type { Row } from "../cell.js";
import type { Batch, FileEnding } from "../read.js";
import type { Look, Seen } from "../recall/row-memory.js";
import { readMark } from "./encoding.js";
import { type FoundList, faultAround, findList, isFullPage, mayBeginJson } from "./json-envelope.js";
import { type RowFault, rowFault, singleRow, wholeRows } from "./json-row.js";
import { scanValues, skipBlanks } from "./json-scan.js";
import { decodeUtf8 } from "./json-text.js";

/** Longest a row may be, and longest what stands before the list, and behind it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Most that is parsed in one go: a larger text gets a place of its own in memory, which takes half as long again. */
const STRETCH_BYTES = 64 * 1024;

const NOT_ROWS = words("not JSON rows", "geen regels in JSON");
const NOT_UTF8 = words("not UTF-8 around the list", "geen UTF-8 rond de lijst");

const COMMA = 0x2c;
const [CLOSE_LIST, CLOSE_OBJECT] = [0x5d, 0x7d];

/**
 * Takes a list of rows apart while it streams. A stretch that ends in a closing brace is parsed as a whole: when
 * that succeeds it ended between two rows, for a parser reads from the left and a list cannot close inside a row.
 * When it fails, it is taken value by value.
 */
export class JsonRows {
  /** What is not done with: it has to come again, followed by more. */
  rest: Buffer = Buffer.alloc(0);
  /** Looks at the text of each row before it is parsed. */
  look: Look | undefined;
  /** Known at the end. */
  ending: FileEnding = "whole";
  #head: Buffer = Buffer.alloc(0);
  #list: FoundList | undefined;
  #passed = 0;
  #row = 0;
  #state: "head" | "first" | "row" | "comma" | "tail" = "head";
  readonly #known: ReadonlySet<string> | undefined;

  /**
   * @param lists Paths of the list in the object around it.
   * @param keys The only keys that a row may have, each with a plain value; any when not given.
   */
  constructor(
    readonly fileName: string,
    readonly lists: readonly string[],
    readonly keys?: readonly string[],
  ) {
    this.#known = keys && new Set(keys);
  }

  /** Bytes done with. */
  get position(): number {
    return this.#passed;
  }

  /** Path of the list that was found; empty where the file is that list, and until it is found. */
  get listPath(): string {
    return this.#list?.keys.join(".") ?? "";
  }

  /**
   * Takes the rest and what follows it.
   * @throws FILE_MALFORMED, ENCODING_WRONG
   */
  *take(bytes: Buffer): Generator<Batch> {
    this.rest = bytes;
    if (this.#passed === 0) this.#skip(readMark(bytes, this.fileName).length);
    for (let batch = this.#next(); batch; batch = this.#next()) yield batch;
    if (this.rest.length > MAX_BYTES) throw this.#tooLong();
  }

  /**
   * Nothing follows. What stands around the list has to be JSON too: a cut-off or doubled file is not.
   * @throws FILE_EMPTY, FILE_MALFORMED
   */
  end(): void {
    if (this.#state === "head" && skipBlanks(this.rest, 0) === this.rest.length)
      throw this.#fault("FILE_EMPTY", words("empty", "leeg"));
    if (!this.#list) throw this.#wrong(NOT_ROWS);
    if (this.#state !== "tail")
      throw this.#malformed(words("the file ends inside the list", "het bestand houdt op binnen de lijst"));
    const around = Buffer.concat([this.#head, Buffer.from("]"), this.rest]);
    const text = decodeUtf8(around);
    const fault = text === undefined ? NOT_UTF8 : faultAround(around, text, this.#list, this.lists);
    if (fault) throw this.#wrong(fault);
    if (isFullPage(text as string, this.#row)) this.ending = "page";
  }

  #next(): Batch | undefined {
    if (this.#state === "head" && !this.#takeHead()) return undefined;
    if (this.#state === "tail") return undefined;
    this.#skip(skipBlanks(this.rest, 0));
    if (this.#state === "comma" && !this.#takeComma()) return undefined;
    return this.#takeWhole() ?? this.#takeSingly();
  }

  #takeHead(): boolean {
    this.#list = findList(this.rest, this.lists);
    if (!this.#list) {
      const start = skipBlanks(this.rest, 0);
      if (start < this.rest.length && !mayBeginJson(this.rest[start])) throw this.#wrong(NOT_ROWS);
      return false;
    }
    this.#head = Buffer.from(this.rest.subarray(0, this.#list.at));
    this.#skip(this.#list.at);
    this.#state = "first";
    return true;
  }

  /** What stands behind a row: a comma and another one, or the end of the list. */
  #takeComma(): boolean {
    const [byte] = this.rest;
    if (byte === undefined) return false;
    if (byte !== COMMA && byte !== CLOSE_LIST)
      throw this.#malformed(words("no comma behind a row", "geen komma achter een regel"));
    this.#skip(1);
    this.#state = byte === COMMA ? "row" : "tail";
    return byte === COMMA;
  }

  #takeWhole(): Batch | undefined {
    const bytes = this.rest.subarray(0, this.rest.lastIndexOf(CLOSE_OBJECT, STRETCH_BYTES) + 1);
    const whole = bytes.length > 0 ? wholeRows(bytes, this.keys, this.look) : undefined;
    if (!whole) return undefined;
    this.#skip(bytes.length);
    this.#state = "comma";
    const faults = whole.uniform ? [] : whole.values.map((value) => rowFault(value, this.#known));
    return this.#batch(whole.values, faults, whole.seen);
  }

  #takeSingly(): Batch | undefined {
    const { spans, next, ended } = scanValues(this.rest, 0);
    if (spans.length === 0 && !ended) return undefined;
    if (spans.length === 0 && this.#state === "row")
      throw this.#malformed(
        words("not JSON: a comma behind the last row", "geen JSON: een komma achter de laatste regel"),
      );
    const rows = spans.map(({ start, end }, index) => {
      const { value, fault } = singleRow(this.rest.subarray(start, end));
      if (value === undefined && !fault) throw this.#malformed(words("not JSON", "geen JSON"), index + 1, start);
      return { value, fault: fault ?? rowFault(value, this.#known) };
    });
    this.#skip(next);
    this.#state = ended ? "tail" : "row";
    return this.#batch(
      rows.map(({ value }) => value),
      rows.map(({ fault }) => fault),
    );
  }

  /** @param faults Of each value; empty when none has one. */
  #batch(values: readonly unknown[], faults: readonly (RowFault | undefined)[], seen?: readonly Seen[]): Batch {
    const first = this.#row + 1;
    this.#row += values.length;
    const lines = values.map((_, index) => first + index);
    if (faults.length === 0) return { rows: values as readonly Row[], lines, bad: [], seen };
    const isRow = (_: unknown, index: number) => faults[index] === undefined;
    return {
      rows: values.filter(isRow) as Row[],
      lines: lines.filter(isRow),
      seen: seen?.filter(isRow),
      bad: faults.flatMap((fault, index) => (fault ? [{ line: first + index, ...fault }] : [])),
    };
  }

  #skip(length: number): void {
    this.rest = this.rest.subarray(length);
    this.#passed += length;
  }

  #tooLong(): HubError {
    if (this.#state === "head")
      return this.#wrong(words("no list of rows in the first 4 MB", "geen lijst van regels in de eerste 4 MB"));
    if (this.#state === "tail")
      return this.#wrong(words("more than 4 MB behind the list", "meer dan 4 MB achter de lijst"));
    return this.#malformed(words("a row longer than 4 MB", "een regel van meer dan 4 MB"));
  }

  #malformed(what: Words, rows = 1, offset = 0): HubError {
    const [row, byte] = [this.#row + rows, this.#passed + offset];
    return this.#fault("FILE_MALFORMED", what, words(` row ${row}, byte ${byte}`, ` regel ${row}, byte ${byte}`));
  }

  #wrong(what: Words): HubError {
    return this.#fault("FILE_MALFORMED", what);
  }

  #fault(code: "FILE_EMPTY" | "FILE_MALFORMED", what: Words, at = NOTHING): HubError {
    const named = this.lists.filter((path) => path !== "").map((path) => `"${path}"`);
    const names = anyOf(named);
    const orNamed =
      named.length > 0
        ? words(`, or an object with it as ${names.en}`, `, of een object met die lijst als ${names.nl}`)
        : NOTHING;
    return new HubError(
      code,
      words(
        `${this.fileName}${at.en}: ${what.en}. Expected a list of rows${orNamed.en}.`,
        `${this.fileName}${at.nl}: ${what.nl}. Verwacht: een lijst van regels${orNamed.nl}.`,
      ),
    );
  }
}
