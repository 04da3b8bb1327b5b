import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type { ClientBase } from "pg";
import { HubError } from "../errors.js";
import type { KeptText } from "../privacy/kept-text.js";
import { words } from "../words.js";
import type { CopyPiece } from "./copy-text.js";
import { type KeptKey, seal, unseal } from "./kept-keys.js";
import { MARK_BYTES } from "./recall/row-mark.js";
import type { RefusedKeys } from "./refused.js";
import { asIngest } from "./run.js";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bytes of COPY text in a part. */
const PART_BYTES = 1024 * 1024;

/** Fast rather than small: it runs beside the import. In few and large pieces: each one has to wait for its turn. */
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: PART_BYTES / 4 };
const UNPACKING = { chunkSize: PART_BYTES + PART_BYTES / 4 };

/** Compressed bytes that may wait for the connection. */
const FULL_BYTES = 4 * 1024 * 1024;

/** A stretch of a run's records. */
interface Part {
  /** From 1. */
  readonly number: number;
  readonly kind: string;
  readonly fields: readonly string[];
  readonly rows: number;
  readonly body: Promise<Buffer>;
  /** What marks the row of each record; null where not all of them can be told. */
  readonly marks: Buffer | null;
}

/** Keeps the records of a run as they were read, compressed beside the import, so that they can be loaded again. */
export class Archive {
  #kind = "";
  #fields: readonly string[] = [];
  #pieces: Buffer[] = [];
  #bytes = 0;
  #rows = 0;
  #marks: Buffer[] = [];
  /** Whether nothing of the kind at hand has been kept yet. */
  #isFresh = false;
  #number = 0;
  #parts: Part[] = [];
  #waiting = 0;

  constructor(
    readonly client: ClientBase,
    readonly runId: number,
    /** What it is kept under; without it, it is not encrypted. */
    readonly key?: KeptKey | undefined,
  ) {}

  /** Begins a kind: that it was delivered is kept even when it has no records. */
  begin(kind: string, fields: readonly string[]): void {
    this.#close();
    this.#kind = kind;
    this.#fields = fields;
    this.#isFresh = true;
  }

  /**
   * Adds COPY text of some records of the kind that was begun.
   * @param fields in the order of its values
   */
  add(fields: readonly string[], { text, rows, marks }: CopyPiece): void {
    this.#fields = fields;
    this.#pieces.push(text);
    this.#bytes += text.length;
    this.#rows += rows;
    if (marks) this.#marks.push(marks);
    if (this.#bytes >= PART_BYTES) this.#close();
  }

  /** Whether so much waits that it should be written. */
  get isFull(): boolean {
    return this.#waiting >= FULL_BYTES;
  }

  /** Writes what waits; the connection must be free. */
  async write({ all = false } = {}): Promise<void> {
    if (all) this.#close();
    const parts = this.#parts;
    this.#parts = [];
    this.#waiting = 0;
    if (parts.length === 0) return;
    const bodies = await Promise.all(parts.map(({ body }) => body));
    await asIngest(this.client, async () => {
      for (const [index, { number, kind, fields, rows, marks }] of parts.entries()) {
        await this.client.query(
          `insert into ingest.record_part (run_id, number, kind, fields, rows, body, marks)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [this.runId, number, kind, fields, rows, bodies[index], marks],
        );
      }
    });
  }

  /** Keeps what refused rows were about; the connection must be free. */
  async writeRefused(runId: number, kind: string, refused: RefusedKeys): Promise<void> {
    const keys = refused.isUnknown ? [...refused.pending, null] : refused.pending;
    if (keys.length === 0) return;
    await asIngest(this.client, () =>
      this.client.query(
        `insert into ingest.refused_key (run_id, kind, key)
         select $1, $2, case when one = 'null' then null else array(select jsonb_array_elements_text(one)) end
         from jsonb_array_elements($3::jsonb) one`,
        [runId, kind, JSON.stringify(keys)],
      ),
    );
  }

  #close(): void {
    if (this.#rows === 0 && !this.#isFresh) return;
    this.#number += 1;
    const number = this.#number;
    const body = packed(Buffer.concat(this.#pieces), number, this.key);
    body.then(
      ({ length }) => {
        this.#waiting += length;
      },
      () => {}, // whoever writes it gets the error
    );
    this.#parts.push({
      number,
      kind: this.#kind,
      fields: this.#fields,
      rows: this.#rows,
      body,
      marks: this.#packMarks(number),
    });
    this.#pieces = [];
    this.#marks = [];
    this.#bytes = 0;
    this.#rows = 0;
    this.#isFresh = false;
  }

  /** Null unless every record has one: nobody could tell whose they are. */
  #packMarks(number: number): Buffer | null {
    const marks = Buffer.concat(this.#marks);
    if (marks.length === 0 || marks.length !== this.#rows * MARK_BYTES) return null;
    return this.key ? seal(this.key, placeOfMarks(number), marks) : marks;
  }
}

/** What the marks of a part are sealed for. */
const placeOfMarks = (number: number) => `marks ${number}`;

/** The marks of a part as they are kept. */
export const unpackedMarks = (marks: Buffer, number: number, key: KeptKey | undefined): Buffer =>
  key ? unseal(key, placeOfMarks(number), marks) : marks;

const placeOf = (number: number) => `record ${number}`;

/** COPY text as a part holds it: compressed, and under the run's key where there is one. */
export async function packed(text: Buffer, number: number, key: KeptKey | undefined): Promise<Buffer> {
  const small = await compress(text, PACKING);
  return key ? seal(key, placeOf(number), small) : small;
}

/** The COPY text of a part's body. */
export const unpacked = (body: Buffer, number: number, key: KeptKey | undefined): Promise<Buffer> =>
  decompress(key ? unseal(key, placeOf(number), body) : body, UNPACKING);

/** One kind of record that a run brought. */
export interface ArchivedKind {
  readonly kind: string;
  readonly rows: number;
}

/**
 * The kinds of record that a run brought, in the order in which they were read.
 * @throws RECORDS_GONE when none are kept.
 */
export async function archivedKinds(client: ClientBase, runId: number): Promise<ArchivedKind[]> {
  const { rows } = await client.query<ArchivedKind>(
    "select kind, sum(rows)::bigint as rows from ingest.record_part where run_id = $1 group by kind order by min(number)",
    [runId],
  );
  if (rows.length > 0) return rows;
  throw new HubError(
    "RECORDS_GONE",
    words(`Run ${runId}: none of its records are kept.`, `Run ${runId}: van zijn records is er geen bewaard.`),
  );
}

/**
 * COPY text of a run's records of one kind, with the fields of each part, in order.
 * @param key what they are kept under; undefined when they are not encrypted
 */
export async function* archivedParts(
  client: ClientBase,
  runId: number,
  kind: string,
  key: KeptKey | undefined,
): AsyncGenerator<KeptText> {
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ number: number; fields: string[]; rows: number; body: Buffer }>(
      `select number, fields, rows, body from ingest.record_part
       where run_id = $1 and kind = $2 and number > $3 order by number limit 1`,
      [runId, kind, after],
    );
    const part = rows[0];
    if (!part) return;
    after = part.number;
    yield { fields: part.fields, rows: part.rows, text: await unpacked(part.body, part.number, key) };
  }
}
