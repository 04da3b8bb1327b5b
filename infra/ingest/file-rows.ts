import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { FileBinding } from "./bind.js";
import { type Decoder, isValue, type Row } from "./cell.js";
import type { RecordSpreader, RowDecoder } from "./decode.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { RowFaults } from "./faults.js";
import type { FileCounts, FileSink } from "./file-sink.js";
import type { LastRow } from "./read/last-rows.js";
import type { Batch, OpenFile } from "./read.js";
import type { RowMark } from "./recall/row-mark.js";
import { type KnownRow, lookerAt, type Seen } from "./recall/row-memory.js";
import { RowRejections } from "./row-rejections.js";
import { Totals } from "./totals.js";
import { givenBack } from "./wanted.js";

/** An open file, what it is read as, and where that goes. */
export interface FileReading {
  readonly open: OpenFile;
  readonly binding: FileBinding;
  readonly source: Export | Lookup;
  readonly adapter: Adapter;
  readonly sink: FileSink;
}

/** What the columns of a file are compiled to. */
export interface FileDecoders {
  readonly decode: RowDecoder;
  /** Makes several records of a row; without it, each is one. */
  readonly spread: RecordSpreader | undefined;
  /** Says which rows are passed over; without it, none. */
  readonly only: Decoder<boolean> | undefined;
}

const WHOLE_ROW = words(
  "a whole row, with a line end behind it; or `lastLineEnd: optional` in the profile",
  "een hele regel, met een regeleinde erachter; of `lastLineEnd: optional` in het profiel",
);

/** Takes the rows of one file and hands on what comes out of them. All of its columns are bound by now. */
export class FileRows {
  readonly counts: FileCounts = { read: 0, refused: 0, passed: 0 };
  readonly #reading: FileReading;
  readonly #sink: FileSink;
  readonly #decode: RowDecoder;
  readonly #spread: RecordSpreader | undefined;
  readonly #only: Decoder<boolean> | undefined;
  readonly #lookAt: ((row: Row) => Seen | undefined) | undefined;
  readonly #rejections: RowRejections;
  readonly #totals: Totals;
  readonly #lastHeader: string;
  /** Whether what a last line without an end holds may go on. */
  readonly #mayGoOn: boolean;
  // Of the row at hand; used again for the next one.
  readonly #faults = new RowFaults();
  #line = 0;
  #records = 0;

  constructor(reading: FileReading, { decode, spread, only }: FileDecoders) {
    const { open, binding, source, adapter, sink } = reading;
    const { profile } = binding.delivery;
    this.#reading = reading;
    this.#sink = sink;
    this.#decode = decode;
    this.#spread = spread;
    this.#only = only;
    this.#lookAt = sink.memory && lookerAt(open, binding, sink.memory);
    this.#rejections = new RowRejections(binding, givenBack(adapter, source, binding.fileName, profile), sink);
    this.#totals = new Totals(binding.fileName, this.counts, sink);
    this.#lastHeader = open.headers.at(-1) ?? "";
    this.#mayGoOn = profile.lastLineEnd !== "optional" && binding.isRead(this.#lastHeader);
  }

  /** Takes the next rows. */
  take(batch: Batch): void {
    const { rows, lines, bad, seen, last } = this.#totals.takenOut(batch);
    const { memory } = this.#sink;
    this.counts.read += rows.length + bad.length;
    this.counts.refused += bad.length;
    for (const row of bad) {
      this.#sink.refused?.(undefined);
      this.#rejections.tellBadRow(row);
    }
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as Row;
      const line = lines[i] as number;
      const known = seen?.[i] ?? this.#lookAt?.(row);
      if (known?.records) memory?.add(known as KnownRow, line);
      else this.#takeRow(row, line, known?.mark, last?.get(line));
    }
  }

  /**
   * How the rows end, once all have been taken.
   * @throws ENCODING_WRONG, FILE_EMPTY
   */
  end(): FileCounts {
    const { open, binding, source } = this.#reading;
    const { counts } = this;
    this.#rejections.requireDecodable(counts.read);
    this.#sink.ending?.(open.ending?.() ?? "whole");
    if (counts.read !== this.#totals.count || source.mayBeEmpty) return counts;
    const file = binding.fileName;
    throw new HubError(
      "FILE_EMPTY",
      words(`${file}: no rows. Expected at least one.`, `${file}: geen regels. Verwacht: minstens één.`),
    );
  }

  #takeRow(row: Row, line: number, mark: RowMark | undefined, end: LastRow | undefined): void {
    const faults = this.#faults;
    faults.clear();
    const isTaken = this.#only?.(row, faults) ?? true;
    if (isValue(isTaken) && !isTaken) {
      this.counts.passed += 1;
      return;
    }
    this.#line = line;
    this.#records = 0;
    this.#makeRecords(row, this.#mayGoOn && end === "cut");
    if (faults.refusals > 0) {
      if (this.#totals.passes(end, this.#decode.key)) return;
      this.counts.refused += 1;
      this.#sink.refused?.(this.#decode.key());
    } else if (this.#records === 0) this.counts.passed += 1;
    this.#sink.memory?.endRow(faults.found.length === 0 ? mark : undefined);
    if (faults.found.length > 0) this.#rejections.tellFaults(row, line, faults.found, this.#decode.key());
  }

  #makeRecords(row: Row, isCut: boolean): void {
    const values = this.#decode(row, this.#faults);
    if (isCut) this.#cutOff();
    else if (values && this.#spread) this.#spread(row, values, this.#faults, this.#give);
    else if (values) this.#give(values);
  }

  readonly #give = (record: readonly unknown[]): void => {
    this.#sink.record(record, this.#line);
    this.#records += 1;
  };

  /** Refuses the row at hand, which the file may end within. */
  #cutOff(): void {
    const { binding, source } = this.#reading;
    this.#faults.refuse(this.#lastHeader, "END_MISSING", WHOLE_ROW);
    if (source.role !== "lookup") return;
    const ofKey = binding.anew();
    source.key.bind(ofKey);
    this.#sink.cutOff?.(this.#decode.key()?.[0], ofKey.isRead(this.#lastHeader));
  }
}
