import type { RecordTarget } from "../ingest/records.js";
import type { Rejection } from "../ingest/rejection.js";
import type { RecordDefinition } from "../record.js";
import { type PackedPart, packPart } from "./parts.js";
import type { PartHead } from "./protocol.js";

/** Characters of a part before it is packed. */
const PART_CHARS = 2 * 1024 * 1024;

/** Parts that are on their way at once. */
const AT_ONCE = 2;

/** Sends one part. */
export type SendPart = (number: number, part: PackedPart) => Promise<void>;

/** Records of one kind on their way into parts. */
export interface PartTarget extends RecordTarget {
  readonly refused: { add(key: readonly unknown[] | undefined): void };
  /** Closes the kind's parts; gives the number of its records. */
  end(): Promise<number>;
}

/** Makes parts of records and sends those that the hub does not have: the same delivery always makes the same parts. */
export class PartWriter {
  /** Parts that had to be sent. */
  sent = 0;
  #number = 0;
  #open: PartBuffer[] = [];
  #waiting: PartBuffer[] = [];
  readonly #rejections: PartBuffer;
  readonly #under = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | undefined;

  constructor(
    /** Hashes of the parts that are there, by number. */
    readonly there: Readonly<Record<string, string>>,
    readonly send: SendPart,
  ) {
    this.#rejections = new PartBuffer({ of: "rejections" });
    this.#open.push(this.#rejections);
  }

  of({ kind, fields }: RecordDefinition): PartTarget {
    const records = this.#begin({ of: "records", kind, fields: Object.keys(fields) });
    const refused = this.#begin({ of: "refused", kind });
    let count = 0;
    return {
      add: (values, file, line) => {
        count += 1;
        records.add(JSON.stringify([file, line, ...values]));
      },
      refused: { add: (key) => refused.add(JSON.stringify(key ?? [])) },
      end: async () => {
        for (const buffer of [records, refused]) this.#close(buffer);
        await this.settle();
        return count;
      },
    };
  }

  reject({ file, line, column, code, effect, expected }: Rejection): void {
    this.#rejections.add(JSON.stringify([file, line, column, code, effect, expected.en, expected.nl]));
  }

  /** Packs and sends what has become large enough; waits while too much is on its way. */
  async settle(): Promise<void> {
    for (const buffer of this.#open) if (buffer.chars >= PART_CHARS) this.#waiting.push(buffer.take());
    for (const buffer of this.#waiting.splice(0)) await this.#dispatch(buffer);
  }

  /** Sends the rest; gives the number of parts there are. */
  async end(): Promise<number> {
    this.#close(this.#rejections);
    await this.settle();
    await Promise.all(this.#under);
    this.#throwFailure();
    return this.#number;
  }

  #begin(head: PartHead): PartBuffer {
    const buffer = new PartBuffer(head);
    this.#open.push(buffer);
    return buffer;
  }

  #close(buffer: PartBuffer): void {
    this.#open = this.#open.filter((one) => one !== buffer);
    if (buffer.chars > 0) this.#waiting.push(buffer);
  }

  async #dispatch({ head, lines }: PartBuffer): Promise<void> {
    this.#number += 1;
    const number = this.#number;
    const part = await packPart(head, lines);
    if (this.there[number] === part.sha256) return;
    this.sent += 1;
    while (this.#under.size >= AT_ONCE) await Promise.race(this.#under);
    this.#throwFailure();
    const sending: Promise<void> = this.send(number, part)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#under.delete(sending));
    this.#under.add(sending);
  }

  /** A part that did not arrive, while nobody waited for it. */
  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

/** Lines of a part that is being filled. */
class PartBuffer {
  chars = 0;

  constructor(
    readonly head: PartHead,
    public lines: string[] = [],
  ) {}

  add(line: string): void {
    this.lines.push(line);
    this.chars += line.length + 1;
  }

  /** What has been collected, as a buffer of its own; goes on empty. */
  take(): PartBuffer {
    const taken = new PartBuffer(this.head, this.lines);
    taken.chars = this.chars;
    this.lines = [];
    this.chars = 0;
    return taken;
  }
}
