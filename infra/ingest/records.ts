import type { RecordDefinition } from "../record.js";
import type { FileCounts } from "./file-sink.js";
import type { ReadValue } from "./read-from.js";
import type { RowMark } from "./recall/row-mark.js";

/** Takes records one by one. */
export interface RecordTarget {
  /** Adds one record: its values in the order of the fields; they are used again for the next one. */
  add(values: readonly unknown[], file: number, line: number): void;
  /** Takes rows that are known, where they are to be known again. */
  readonly rowTarget?: RowTarget;
}

/** Takes rows that are known, and remembers what the others become. */
export interface RowTarget {
  /** Whether the records of a row, as COPY text of their values, can be taken as they were. */
  takes(records: readonly string[]): boolean;
  addKnown(records: readonly string[], file: number, line: number, mark: RowMark): void;
  /** The records since the last time were all that a row became; without a mark it is not to be known again. */
  endRow(mark: RowMark | undefined): void;
}

/** Takes records that were kept too. */
export interface CopyTarget extends RecordTarget {
  /** Adds COPY text that an archive kept, with the fields in the order of its values. */
  addText(fields: readonly string[], text: Buffer, rows: number): Promise<void>;
}

/** Where the records of one kind go while they are read. */
export interface RecordSink<Target extends RecordTarget = CopyTarget> {
  readonly staging: Target;
  readonly refused: {
    /** Notes what a refused row was about; undefined when nobody can tell. */
    add(key: readonly unknown[] | undefined): void;
  };
  /**
   * After each stretch: sends what has been collected, and waits for whoever takes it.
   * @param name what is read, for people
   * @param rows so far
   * @param bytes of the source so far
   * @throws the signal's reason when it was aborted
   */
  pause(name: string, rows: number, bytes: number): Promise<void>;
}

/** The records of one kind of one delivery. */
export interface KindRecords<Target extends RecordTarget = CopyTarget> {
  readonly definition: RecordDefinition;
  /** What they come from, for people: names of files as the vendor calls them. */
  readonly origin: string;
  /** Whether it may come to nothing: also when each of its rows was refused. */
  readonly mayBeEmpty: boolean;
  /** Name of the file with this index. */
  fileName(index: number): string;
  /** Header of the column that a field is read from, or that a value of it was; the field itself where nobody knows. */
  headerOf(field: string, read?: ReadValue): string;
  /**
   * Rows as they stand in the files, by the headers there; without it, nobody has the files any more.
   * @param lines of a file, by its index
   */
  ownRows?(file: number, lines: ReadonlySet<number>): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>>;
  /** Reads all of them; once. */
  read(sink: RecordSink<Target>): Promise<FileCounts>;
}

/** The records of a delivery: read from files, or kept from an earlier run. */
export interface RecordSource<Target extends RecordTarget = CopyTarget> {
  /** Whether it is read over the delivery's own connection: then nothing is read while a kind is loaded. */
  readonly overConnection: boolean;
  /** Bytes of all of it, to tell how far it is. */
  readonly bytes: number;
  /** Kinds in the order in which they are loaded. */
  kinds(): Promise<readonly KindRecords<Target>[]>;
}
