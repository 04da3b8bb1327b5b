import type { ClientBase } from "pg";
import type { Adapter, Export } from "../ingest/define.js";
import type { FileCounts } from "../ingest/file-sink.js";
import type { KindRecords, RecordSink, RecordSource } from "../ingest/records.js";
import { REJECTIONS, type Rejection, type RejectionCode, type RejectionEffect } from "../ingest/rejection.js";
import type { RecordDefinition } from "../record.js";
import { type OpenPart, unpackPart } from "./parts.js";
import type { Finish, Manifest } from "./protocol.js";
import { partBody } from "./uploads.js";
import { invalid, recordValidator } from "./validate.js";

/** What the records of an upload are read with. */
export interface UploadedRecordsOptions {
  /** Not the delivery's own connection, which takes the records in meanwhile. */
  readonly client: ClientBase;
  readonly upload: string;
  readonly manifest: Manifest;
  readonly finish: Finish;
  readonly adapter: Adapter;
  /** Of all kinds that subgraphs load. */
  readonly definitions: readonly RecordDefinition[];
  readonly reject: (rejection: Rejection) => void;
}

/** The records that a board's own machine sent, each held against its definition. */
export function uploadedRecords(options: UploadedRecordsOptions): RecordSource {
  const { adapter, finish, definitions } = options;
  return {
    overConnection: false,
    bytes: 0,
    async kinds() {
      requireMade(adapter, finish);
      // In the order in which the adapter reads them: an employment refers to a person who is there.
      return kindsOf(adapter).flatMap((kind) => {
        const counts = finish.kinds.find((one) => one.kind === kind);
        const definition = definitions.find((one) => one.kind === kind);
        return counts && definition ? [uploadedKind(options, definition, counts)] : [];
      });
    },
  };
}

/** The kinds of record that an adapter makes, in reading order. */
const kindsOf = ({ files }: Adapter): readonly string[] => [
  ...new Set(files.flatMap((file) => (file.role === "export" ? [file.record.kind] : []))),
];

function requireMade(adapter: Adapter, { kinds }: Finish): void {
  const announced = kinds.map(({ kind }) => kind);
  const made = kindsOf(adapter);
  if (!announced.every((kind) => made.includes(kind))) throw invalid("kinds", `one that ${adapter.name} does not make`);
  if (new Set(announced).size !== announced.length) throw invalid("kinds", "one that stands twice");
}

function uploadedKind(
  options: UploadedRecordsOptions,
  definition: RecordDefinition,
  { origin, read, refused, passed, records }: Finish["kinds"][number],
): KindRecords {
  const { adapter, manifest } = options;
  const { kind } = definition;
  const sources = adapter.files.filter((file): file is Export => file.role === "export" && file.record.kind === kind);
  return {
    definition,
    origin,
    mayBeEmpty: sources.every(({ mayBeEmpty }) => mayBeEmpty === true),
    fileName: (index) => manifest.files[index]?.name ?? "",
    headerOf: (field) => sources[0]?.columns[field]?.headers[0] ?? field,
    async read(sink): Promise<FileCounts> {
      const staged = await readParts(options, definition, sink);
      if (staged !== records) throw invalid(kind, `${staged} records. Expected ${records}, as the sender counted`);
      return { read, refused, passed };
    },
  };
}

/** Every part is looked at for each kind: there are few, and none is kept in memory. */
async function readParts(options: UploadedRecordsOptions, definition: RecordDefinition, sink: RecordSink) {
  const { client, upload, finish } = options;
  const { kind } = definition;
  let rows = 0;
  for (let number = 1; number <= finish.parts; number += 1) {
    const body = await partBody(client, upload, number);
    if (!body) throw invalid(`part ${number}`, "not there. Send it again");
    const part = await unpackPart(number, body);
    if (part.head.of === "rejections") takeRejections(options, part, kind);
    else if (part.head.kind !== kind) requireKnown(finish, part.head.kind, number);
    else if (part.head.of === "refused") takeRefused(definition, part, sink);
    else rows += takeRecords(options, definition, part, number, sink);
    await sink.pause(kind, rows, 0);
  }
  return rows;
}

/** A part of a kind that is not read would be passed over without a word. */
function requireKnown({ kinds }: Finish, kind: string, number: number): void {
  if (!kinds.some((one) => one.kind === kind)) throw invalid(`part ${number}`, "of a kind that was not announced");
}

function takeRecords(
  { manifest }: UploadedRecordsOptions,
  definition: RecordDefinition,
  { head, lines }: OpenPart,
  number: number,
  { staging }: RecordSink,
): number {
  const names = head.of === "records" ? head.fields : [];
  const own = Object.keys(definition.fields);
  if (names.join() !== own.join()) throw invalid(`part ${number}`, `other fields than ${own.join(", ")}`);
  const validate = recordValidator(definition, names);
  let rows = 0;
  for (const { place, values: whole } of lines) {
    const [file, line, ...values] = whole;
    if (!isIndex(file) || file >= manifest.files.length || !isIndex(line)) throw invalid(place, "no file and line");
    validate(values, place);
    staging.add(values, file, line);
    rows += 1;
  }
  return rows;
}

function takeRefused({ key }: RecordDefinition, { lines }: OpenPart, { refused }: RecordSink): void {
  for (const { values, place } of lines) {
    if (values.length === 0) refused.add(undefined);
    else if (values.length === key.length && values.every((value) => typeof value === "string")) refused.add(values);
    else throw invalid(place, "a refused key that is none");
  }
}

/** Rejections are told with the first kind that is read. */
function takeRejections({ adapter, finish, reject }: UploadedRecordsOptions, { lines }: OpenPart, kind: string) {
  const first = kindsOf(adapter).find((one) => finish.kinds.some((counts) => counts.kind === one));
  if (kind !== first) return;
  for (const { values, place } of lines) {
    const [file, line, column, code, effect, en, nl] = values;
    const isWhole =
      [file, code, effect, en, nl].every((one) => typeof one === "string" && one.length <= 1_000) &&
      isIndex(line) &&
      (column === null || (typeof column === "string" && column.length <= 500)) &&
      Object.hasOwn(REJECTIONS, code as string) &&
      ["row", "cell", "column", "nothing"].includes(effect as string);
    if (!isWhole) throw invalid(place, "a rejection that is none");
    reject({
      file: file as string,
      line,
      column: column as string | null,
      code: code as RejectionCode,
      effect: effect as RejectionEffect,
      expected: { en: en as string, nl: nl as string },
    });
  }
}

const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
