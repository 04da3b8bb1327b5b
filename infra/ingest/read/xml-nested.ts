import { anyOf, words } from "../../words.js";
import type { NestedRecords } from "../dialect.js";
import type { BadRow, Batch } from "../read.js";
import type { XmlColumns } from "./xml-columns.js";
import { localName, type XmlHandler, XmlParser } from "./xml-parser.js";
import { XmlRecord } from "./xml-record.js";

/** The column that says which record a row is. */
export const RECORD = "@record";

/** An element that is open. */
interface Frame {
  readonly name: string;
  /** The record that it is, or stands in. */
  readonly record: XmlRecord | undefined;
  readonly isRecord: boolean;
  readonly isPassedOver: boolean;
  /** What stands in it without elements of its own, by name. */
  readonly leaves: Map<string, string>;
  hasElements: boolean;
  text: string;
}

/** Makes a row of each record of a file of records within records; those within an outermost one come when it ends. */
export class NestedRows implements XmlHandler {
  readonly #parser: XmlParser;
  readonly #frames: Frame[] = [];
  #elements = 0;
  #count = 0;
  #open: XmlRecord[] = [];
  #batch = emptyBatch();

  constructor(
    readonly columns: XmlColumns,
    readonly shape: NestedRecords,
  ) {
    this.#parser = new XmlParser(columns.fileName, this);
    columns.place(RECORD);
  }

  /**
   * Takes the next stretch of the file and gives the rows of the outermost records that ended in it.
   * @throws FILE_MALFORMED
   */
  write(text: string): Batch {
    this.#batch = emptyBatch();
    this.#parser.write(text);
    return this.#batch;
  }

  /** @throws FILE_EMPTY, FILE_MALFORMED when the file is cut off, or holds no record but says something else. */
  end(): void {
    this.#parser.end();
    if (this.#count > 0 || this.#elements <= 1) return;
    const names = anyOf(this.shape.records.map(([outermost]) => `<${outermost}>`));
    throw this.#parser.malformed(words(`no record. Expected ${names.en}`, `geen record. Verwacht: ${names.nl}`));
  }

  open(prefixed: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(prefixed);
    const around = this.#frames.at(-1);
    if (around) around.hasElements = true;
    this.#elements += 1;
    const isPassedOver = around?.isPassedOver === true || (this.shape.without ?? []).includes(name);
    const isRecord = !isPassedOver && this.#isRecord(name, around?.record);
    const record = isRecord ? this.#begin(name, around?.record) : around?.record;
    const leaves = this.#partsIn(attributes);
    this.#frames.push({ name, record, isRecord, isPassedOver, leaves, hasElements: false, text: "" });
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame?.record && !frame.isPassedOver) frame.text += text;
  }

  close(): void {
    const frame = this.#frames.pop() as Frame;
    const { record, isRecord, leaves, hasElements, text } = frame;
    if (record && !frame.isPassedOver) {
      if (hasElements || isRecord || leaves.size > 0) this.#putGroup(frame, record);
      else this.#putLeaf(frame.name, text, record);
      if (isRecord && !record.around) this.#giveRows();
    }
    if (this.#open.length === 0) this.#parser.mark();
  }

  /** Whether an element is a record: one of those that may stand in the record that is open, or in none. */
  #isRecord(name: string, around: XmlRecord | undefined): boolean {
    return this.shape.records.some((chain) => {
      const from = around ? chain.indexOf(around.name) + 1 : 0;
      return (!around || from > 0) && chain.includes(name, from);
    });
  }

  #begin(name: string, around: XmlRecord | undefined): XmlRecord {
    this.#count += 1;
    const record = new XmlRecord(name, this.#count, this.columns, around);
    record.put(RECORD, name);
    this.#open.push(record);
    return record;
  }

  /** The parts of a field that stand in its attributes. */
  #partsIn(attributes: Readonly<Record<string, string>>): Map<string, string> {
    const parts: readonly string[] = this.shape.field ? Object.values(this.shape.field) : [];
    const named = Object.entries(attributes).map(([name, text]) => [localName(name), text] as const);
    return new Map(named.filter(([name]) => parts.includes(name)));
  }

  /** What has no elements: a part of a field, or a field of the record, which only the element around it can tell. */
  #putLeaf(name: string, text: string, record: XmlRecord): void {
    const around = this.#frames.at(-1);
    const parts: readonly string[] = this.shape.field ? Object.values(this.shape.field) : [];
    if (around && parts.includes(name)) around.leaves.set(name, text);
    else record.put(name, text);
  }

  /** What has elements: a field that says what it is called, or a mere group. */
  #putGroup({ leaves, text, isRecord }: Frame, record: XmlRecord): void {
    const { field } = this.shape;
    const called = field && leaves.get(field.name)?.trim();
    if (field && called && !isRecord) {
      record.put(called, leaves.get(field.value) ?? "");
      const words = leaves.get(field.words);
      if (words !== undefined) record.put(`${called}.words`, words);
    }
    if (text.trim() !== "") record.refuseText();
  }

  /** An outermost record ended: now all that its records say is known. */
  #giveRows(): void {
    for (const record of this.#open) {
      const { line, wholeFault } = record;
      if (wholeFault) this.#batch.bad.push({ line, ...wholeFault });
      else {
        this.#batch.rows.push(record.cells());
        this.#batch.lines.push(line);
      }
    }
    this.#open = [];
  }
}

const emptyBatch = () => ({ rows: [] as string[][], lines: [] as number[], bad: [] as BadRow[] });
