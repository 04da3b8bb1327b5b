import type { ClientBase } from "pg";
import { type ErasedPeople, type Forget, forgetting } from "../privacy/erased.js";
import { forgetInText, valuesOf } from "../privacy/kept-text.js";
import { columnOf, columnsSql, type RecordDefinition } from "../record.js";
import type { Archive } from "./archive.js";
import { Copy } from "./copy.js";
import { CopyText } from "./copy-text.js";
import type { CopyTarget, RowTarget } from "./records.js";

/** Pieces of text that are kept while the connection is busy: some 15 MB. */
const MOST_AHEAD = 240;

/**
 * The staging table of one record kind: its columns are the record's fields, and `_file`, `_line`.
 * It lives in the delivery's transaction and is filled by COPY.
 */
export class Staging implements CopyTarget {
  /** Quoted name, for loaders. */
  readonly name: string;
  readonly #fields: readonly string[];
  readonly #collected: CopyText;
  /** Undefined where nobody is erased: then no record is looked at. */
  readonly #forget: Forget | undefined;
  #passed = 0;
  /** Whether something was taken out of the row at hand. */
  #isAltered = false;
  /** Read ahead: sent once the connection is free. */
  #ahead: Buffer[] = [];
  #isFree = true;
  #free: Promise<void> = Promise.resolve();
  #copy: Copy | undefined;

  private constructor(
    readonly client: ClientBase,
    readonly definition: RecordDefinition,
    /** Takes a copy of everything that is staged. */
    readonly archive: Archive | undefined,
    readonly erased: ErasedPeople | undefined,
  ) {
    this.name = `pg_temp."staged_${definition.kind}"`;
    this.#fields = Object.keys(definition.fields);
    this.#collected = new CopyText(definition);
    this.#forget = forgetting(definition, this.#fields, erased);
  }

  /** @param erased people whose records are passed over */
  static async create(
    client: ClientBase,
    definition: RecordDefinition,
    archive?: Archive,
    erased?: ErasedPeople,
  ): Promise<Staging> {
    const staging = new Staging(client, definition, archive, erased);
    await client.query(
      `create temp table "staged_${definition.kind}" (_file int not null, _line int not null, ${columnsSql(definition)}) on commit drop`,
    );
    return staging;
  }

  /** Adds one record: its values in the order of the fields. */
  add(values: readonly unknown[], file: number, line: number): void {
    const left = this.#forget ? this.#forget(values) : values;
    this.#isAltered ||= left !== values;
    if (left) this.#collected.add(left, file, line);
    else this.#passed += 1;
  }

  /** Takes rows that are known, but for those that erased people are to be taken out of. */
  readonly rowTarget: RowTarget = {
    takes: (records) => {
      const forget = this.#forget;
      return !forget || records.every((text) => keepsAll(forget, valuesOf(text)));
    },
    addKnown: (records, file, line, mark) => {
      for (const text of records) this.#collected.addText(text, file, line);
      this.#collected.endRow(mark);
    },
    endRow: (mark) => {
      this.#collected.endRow(this.#isAltered ? undefined : mark);
      this.#isAltered = false;
    },
  };

  /** Records that were passed over, because they are about erased people. */
  get passed(): number {
    return this.#passed;
  }

  /**
   * Adds COPY text that an archive kept.
   * @param fields in the order of its values: those of the record as it was then
   */
  async addText(fields: readonly string[], text: Buffer, rows: number): Promise<void> {
    const whole = { fields, text, rows };
    const left = this.erased ? forgetInText(whole, this.definition, this.erased) : whole;
    this.#passed += rows - left.rows;
    this.archive?.add(fields, { ...left, marks: undefined });
    const copy = new Copy(this.client, this.#copySql(fields));
    await copy.write(left.text);
    await copy.end();
  }

  /** Keeps the connection alone until then; a little is read ahead meanwhile. */
  waitFor(free: Promise<void>): void {
    this.#isFree = false;
    this.#free = free.then(() => {
      this.#isFree = true;
    });
    this.#free.catch(() => {}); // whoever waits for it next gets the error
  }

  /** Sends what has been collected, once it is worth it and the connection is free, or once it is too much to keep. */
  async flush(): Promise<void> {
    if (!this.#collected.isFull) return;
    this.#collect();
    if (!this.#isFree && this.#ahead.length < MOST_AHEAD) return;
    await this.#send();
    if (!this.archive?.isFull) return;
    await this.end();
    await this.archive.write();
  }

  /** Sends the rest and ends the COPY, so that the connection is free for other statements. */
  async end(): Promise<void> {
    this.#collect();
    await this.#send();
    const copy = this.#copy;
    this.#copy = undefined;
    await copy?.end();
  }

  /** Breaks the COPY off, so that the connection is free for the rollback. */
  async abort(): Promise<void> {
    await this.#copy?.abort();
  }

  #copySql(fields: readonly string[]): string {
    return `copy ${this.name} (_file, _line, ${fields.map(columnOf).join(", ")}) from stdin`;
  }

  #collect(): void {
    const piece = this.#collected.take();
    if (!piece) return;
    this.#ahead.push(piece.text);
    this.archive?.add(this.#fields, piece);
  }

  async #send(): Promise<void> {
    await this.#free;
    const ahead = this.#ahead;
    this.#ahead = [];
    if (ahead.length > 0) this.#copy ??= new Copy(this.client, this.#copySql(this.#fields));
    for (const bytes of ahead) await this.#copy?.write(bytes);
  }
}

const keepsAll = (forget: Forget, values: readonly unknown[]): boolean => forget(values) === values;
