import { once } from "node:events";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { columnOf, columnsSql, type RecordDefinition } from "../record.js";

/** Text collected before it goes to the database. */
const FLUSH_CHARS = 256 * 1024;

const ESCAPED = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/**
 * The staging table of one record kind: its columns are the record's fields, and `_file`, `_line`.
 * It lives in the delivery's transaction and is filled by COPY.
 */
export class Staging {
  /** Quoted name, for loaders. */
  readonly name: string;
  readonly #copySql: string;
  readonly #isText: readonly boolean[];
  #text = "";
  #stream: ReturnType<typeof copyFrom> | undefined;

  private constructor(
    readonly client: ClientBase,
    readonly definition: RecordDefinition,
  ) {
    this.name = `pg_temp."staged_${definition.kind}"`;
    const fields = Object.entries(definition.fields);
    this.#copySql = `copy ${this.name} (_file, _line, ${fields.map(([name]) => columnOf(name)).join(", ")}) from stdin`;
    this.#isText = fields.map(([, { kind }]) => kind === "text");
  }

  static async create(client: ClientBase, definition: RecordDefinition): Promise<Staging> {
    const staging = new Staging(client, definition);
    await client.query(
      `create temp table "staged_${definition.kind}" (_file int not null, _line int not null, ${columnsSql(definition)}) on commit drop`,
    );
    return staging;
  }

  /** Adds one record: its values in the order of the fields. */
  add(values: readonly unknown[], file: number, line: number): void {
    let text = `${file}\t${line}`;
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i];
      if (value === null) text += "\t\\N";
      else if (this.#isText[i]) text += `\t${escapeText(value as string)}`;
      else text += `\t${value as string | number | boolean}`;
    }
    this.#text += `${text}\n`;
  }

  /** Sends what has been collected, once it is worth it; waits while the database is behind. */
  async flush(least = FLUSH_CHARS): Promise<void> {
    if (this.#text.length < least) return;
    const bytes = Buffer.from(this.#text);
    this.#text = "";
    this.#stream ??= this.client.query(copyFrom(this.#copySql));
    const stream = this.#stream;
    await new Promise<void>((resolve, reject) => {
      stream.once("error", reject);
      stream.write(bytes, (error) => {
        stream.off("error", reject);
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Breaks a COPY off, so that the connection is free for the rollback. */
  async abort(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    this.#stream = undefined;
    stream.on("error", () => {}); // the database's answer: it was broken off
    if (!stream.closed) {
      stream.destroy();
      await new Promise((resolve) => stream.once("close", resolve));
    }
  }

  /** Sends the rest and ends the COPY, so that the connection is free for other statements. */
  async end(): Promise<void> {
    await this.flush(1);
    const stream = this.#stream;
    if (!stream) return;
    this.#stream = undefined;
    const done = once(stream, "finish");
    stream.end();
    await done;
  }
}

const escapeText = (text: string): string =>
  text.search(ESCAPED) < 0 ? text : text.replace(ESCAPED, (char) => ESCAPES[char] as string);
