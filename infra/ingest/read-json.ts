import { basename } from "node:path";
import { HubError } from "../errors.js";
import { ByteReader } from "./bytes.js";
import { type CellReader, Invalid, type Row } from "./cell.js";
import { decodeStrict, readMark } from "./encoding.js";
import { scanValues, skipBlanks } from "./json-scan.js";
import type { BadRow, Batch, OpenFile } from "./read.js";

/** Longest a row may be, and longest what stands before the list. */
const MAX_BYTES = 4 * 1024 * 1024;

const HEAD = /^\s*(?:\[|\{(?:\s*"[^"\\]*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)\s*,)*\s*"rows"\s*:\s*\[)/;
const SHAPE = 'a list of rows, or { "skip", "take", "rows": [ … ] }';

/** Opens a JSON export: the columns are those of its first row. */
export async function openJson(path: string): Promise<OpenFile> {
  const batches = new JsonRows(path).batches();
  const first: Batch[] = [];
  let headers: string[] | undefined;
  while (!headers) {
    const { value, done } = await batches.next();
    if (done) break;
    first.push(value);
    if (value.rows[0]) headers = Object.keys(value.rows[0]);
  }
  return {
    headers: headers ?? [],
    cell: (index) => cellReader(headers?.[index] ?? ""),
    batches: chain(first, batches),
    close: () => batches.return(undefined),
  };
}

async function* chain(first: readonly Batch[], rest: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  yield* first;
  yield* rest;
}

/** Text of a JSON value; numbers keep their digits or are refused. */
function cellReader(key: string): CellReader {
  return (row) => {
    const value = (row as Readonly<Record<string, unknown>>)[key];
    if (typeof value === "string") return value;
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return String(value);
    if (typeof value !== "number") return new Invalid("one value, not a list or an object");
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return new Invalid("so long a number in quotes");
    const text = String(value);
    return text.includes("e") ? value.toFixed(12) : text;
  };
}

/**
 * Takes a list of rows apart while it streams. A stretch that ends in a closing brace is parsed as a whole: when
 * that succeeds it ended between two rows, for a parser reads from the left and a list cannot close inside a row.
 * When it fails, the stretch is scanned value by value.
 */
class JsonRows {
  readonly #name: string;
  #pending: Buffer = Buffer.alloc(0);
  #head = "";
  #passed = 0;
  #row = 0;
  #state: "head" | "first" | "row" | "comma" | "tail" = "head";

  constructor(readonly path: string) {
    this.#name = basename(path);
  }

  async *batches(): AsyncGenerator<Batch> {
    const bytes = await ByteReader.open(this.path);
    try {
      for (let chunk = await bytes.more(); chunk; chunk = await bytes.more(this.#pending)) {
        this.#pending = chunk;
        if (this.#passed === 0) this.#skip(readMark(chunk, this.#name).length);
        for (let batch = this.#take(); batch; batch = this.#take()) yield batch;
      }
    } finally {
      await bytes.close();
    }
    if (skipBlanks(this.#pending, 0) === this.#pending.length && this.#state === "head") {
      throw new HubError("FILE_EMPTY", `${this.#name}: empty. Expected ${SHAPE}.`);
    }
    this.#checkTail();
  }

  #take(): Batch | undefined {
    if (this.#state === "head" && !this.#takeHead()) return undefined;
    if (this.#state === "tail") return undefined;
    this.#skip(skipBlanks(this.#pending, 0));
    if (this.#state === "comma" && this.#pending[0] === 0x2c) {
      this.#skip(1);
      this.#state = "row";
    }
    const batch = (this.#state !== "comma" && this.#takeWhole()) || this.#takeScanned();
    if (!this.#ended() && this.#pending.length > MAX_BYTES) throw this.#malformed("a row longer than 4 MB");
    return batch;
  }

  #takeHead(): boolean {
    const text = decodeStrict(this.#pending, "utf-8") ?? this.#pending.toString("latin1");
    const match = HEAD.exec(text);
    if (!match) {
      if (this.#pending.length > MAX_BYTES)
        throw new HubError("FILE_MALFORMED", `${this.#name}: not JSON rows. Expected ${SHAPE}.`);
      return false;
    }
    this.#head = match[0];
    this.#skip(Buffer.byteLength(match[0]));
    this.#state = "first";
    return true;
  }

  /** Parses up to the last closing brace in one go. */
  #takeWhole(): Batch | undefined {
    const cut = this.#pending.lastIndexOf(0x7d) + 1;
    const text = cut > 0 ? decodeStrict(this.#pending.subarray(0, cut), "utf-8") : undefined;
    const values = text === undefined ? undefined : parse(`[${text}]`);
    if (!values) return undefined;
    this.#skip(cut);
    this.#state = "comma";
    return this.#batch(values as unknown[]);
  }

  #takeScanned(): Batch | undefined {
    if (this.#state === "comma") {
      if (this.#pending.length === 0) return undefined;
      if (this.#pending[0] !== 0x5d) throw this.#malformed("no comma behind a row");
      this.#end(1);
      return undefined;
    }
    const { spans, next, ended } = scanValues(this.#pending, 0);
    if (spans.length === 0 && !ended) return undefined;
    if (spans.length === 0 && this.#state === "row") throw this.#malformed("not JSON: a comma behind the last row");
    const bad: BadRow[] = [];
    const values = spans.map(({ start, end }, index) => {
      const text = decodeStrict(this.#pending.subarray(start, end), "utf-8");
      if (text === undefined) {
        bad.push({ line: this.#row + index + 1, code: "ENCODING_WRONG", expected: "UTF-8" });
        return UNREADABLE;
      }
      const value = parse(text) ?? parse(withZeros(text));
      if (value === undefined) throw this.#malformed("not JSON", index + 1, start);
      return value;
    });
    if (ended) this.#end(next);
    else {
      this.#skip(next);
      this.#state = "row";
    }
    return this.#batch(values, bad);
  }

  #batch(values: readonly unknown[], bad: BadRow[] = []): Batch {
    const rows: Row[] = [];
    const lines: number[] = [];
    for (const value of values) {
      this.#row += 1;
      if (value === UNREADABLE) continue;
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        rows.push(value as Row);
        lines.push(this.#row);
      } else {
        bad.push({ line: this.#row, code: "ROW_MALFORMED", expected: "an object" });
      }
    }
    return { rows, lines, bad };
  }

  #end(length: number): void {
    this.#skip(length);
    this.#state = "tail";
  }

  #ended(): boolean {
    return this.#state === "tail";
  }

  #skip(length: number): void {
    this.#pending = this.#pending.subarray(length);
    this.#passed += length;
  }

  /** What stands around the list has to be JSON too: a cut-off or doubled file is not. */
  #checkTail(): void {
    if (this.#state === "head")
      throw new HubError("FILE_MALFORMED", `${this.#name}: not JSON rows. Expected ${SHAPE}.`);
    if (this.#state !== "tail") throw this.#malformed("the file ends inside the list");
    if (parse(`${this.#head}]${this.#pending.toString("latin1")}`) === undefined)
      throw this.#malformed("not JSON behind the list", 0);
  }

  #malformed(what: string, rows = 1, offset = 0): HubError {
    const at = `row ${this.#row + rows}, byte ${this.#passed + offset}`;
    return new HubError("FILE_MALFORMED", `${this.#name} ${at}: ${what}. Expected ${SHAPE}.`);
  }
}

const UNREADABLE = Symbol("unreadable");

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `-.5` → `-0.5`: an older Profit leaves the zero out. Strings stay as they are. */
const withZeros = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|(?<!\d)(-?)\.(\d)/g, (all, sign?: string, digit?: string) =>
    digit === undefined ? all : `${sign}0.${digit}`,
  );
