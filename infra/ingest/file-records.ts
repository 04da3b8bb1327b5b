import type { RecordDefinition } from "../record.js";
import { words } from "../words.js";
import type { DeliveryBinding } from "./bind.js";
import { decodeExport, decodeLookup, emptyKept } from "./decode-file.js";
import type { Export, SourceFile } from "./define.js";
import type { DeliveredFile, Delivery } from "./delivery.js";
import type { FileCounts } from "./file-sink.js";
import { ownRows } from "./own-rows.js";
import type { Profile } from "./profile.js";
import { type FileEnding, formOf } from "./read.js";
import { headerReadFrom } from "./read-from.js";
import type { KnownRows } from "./recall/known-rows.js";
import type { Recall } from "./recall/recall.js";
import type { RowMemory } from "./recall/row-memory.js";
import type { KindRecords, RecordSink, RecordSource, RecordTarget } from "./records.js";
import type { Rejection } from "./rejection.js";
import { requireAccepted } from "./run.js";

/** Takes what was refused while files are read. */
export interface Rejections {
  /** @param about key of the record that the row would have become; undefined when nobody can tell */
  add(rejection: Rejection, about?: readonly unknown[]): void;
  /** While side files are read: has them written when there are many. */
  settle(): Promise<void>;
}

/** How a delivery's files are read. */
export interface FileRecordsOptions {
  readonly delivery: Delivery;
  readonly binding: Omit<DeliveryBinding, "kept" | "board">;
  readonly rejections: Rejections;
  /** What rows of earlier deliveries became; without it, each row is decoded. */
  readonly recall?: Recall | undefined;
}

/** A file of a kind, and its place in the delivery. */
interface KindFile {
  readonly file: DeliveredFile;
  readonly index: number;
  readonly source: Export;
}

/** The records in a delivery's files, in the adapter's reading order; its side files are read first. */
export function fileRecords(options: FileRecordsOptions): RecordSource<RecordTarget> {
  const { adapter, board } = options.delivery;
  return {
    overConnection: false,
    bytes: bytesOf(
      filesByKind(options)
        .flat()
        .map(({ file }) => file),
    ),
    async kinds() {
      const binding = { ...options.binding, board, kept: emptyKept(adapter) };
      let isCut = false;
      const rejections = toldOnce(options.rejections, adapter.scope === "register");
      let read: Promise<DeliveryBinding> | undefined;
      const withSideFiles = () => {
        read ??= readSideFiles({ ...options, rejections }, binding, () => {
          isCut = true;
        });
        return read.then((whole) => ({ binding: whole, isCut }));
      };
      return filesByKind(options).map((kindFiles) => kindRecords(kindFiles, { ...options, rejections }, withSideFiles));
    },
  };
}

/** Rejections that are remembered, to tell each once. */
const MOST_REMEMBERED = 200_000;

interface ToldOnce extends Rejections {
  /** @param source what the row is read as */
  add(rejection: Rejection, about?: readonly unknown[], source?: Pick<SourceFile, "rows">): void;
}

/** A file that several kinds of record are read from has its faults told once; where their rows are others, each has its own. */
function toldOnce(rejections: Rejections, inRegister: boolean): ToldOnce {
  const told = new Set<string>();
  return {
    add(rejection, about, { rows } = {}) {
      const { file, line, column, code } = rejection;
      const key = `${line}/${column}/${code}/${line === 0 ? "" : rows}/${file}`;
      if (told.has(key)) return;
      if (told.size < MOST_REMEMBERED) told.add(key);
      rejections.add(inRegister ? { ...rejection, inRegister } : rejection, about);
    },
    settle: () => rejections.settle(),
  };
}

const bytesOf = (files: readonly DeliveredFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** The files of each kind that may be delivered, in the adapter's reading order. */
function filesByKind({ delivery: { adapter, files }, binding }: FileRecordsOptions): KindFile[][] {
  const { profile, tokenKeys = [] } = binding;
  const kinds = new Map<string, KindFile[]>();
  for (const source of adapter.files) {
    if (source.role !== "export" || profile.withhold?.includes(source.record.kind)) continue;
    if (source.needsKeys && tokenKeys.length === 0) continue;
    for (const [index, file] of files.entries()) {
      if (file.source !== source) continue;
      const { kind } = source.record;
      kinds.set(kind, [...(kinds.get(kind) ?? []), { file, index, source }]);
    }
  }
  return [...kinds.values()];
}

function kindRecords(
  files: readonly KindFile[],
  options: FileRecordsOptions & { readonly rejections: ToldOnce },
  withSideFiles: () => Promise<{ readonly binding: DeliveryBinding; readonly isCut: boolean }>,
): KindRecords<RecordTarget> {
  const { adapter, files: all } = options.delivery;
  const { record, columns } = (files[0] as KindFile).source;
  return {
    definition: record,
    origin: [...new Set(files.map(({ source }) => source.name))].join(", "),
    mayBeEmpty: files.every(({ source }) => source.mayBeEmpty === true),
    fileName: (index) => all[index]?.name ?? "",
    async ownRows(at, lines) {
      const found = files.find(({ index }) => index === at);
      if (!found) return new Map();
      const { file, source } = found;
      return await ownRows({ path: file.path, source }, adapter, { ...options.binding, kept: new Map() }, lines);
    },
    headerOf: (field, read) => headerReadFrom(columns[field]?.headers, read, options.binding.profile.columns) ?? field,
    async read(sink) {
      const { binding, isCut } = await withSideFiles();
      if (isCut) sink.refused.add(undefined); // what refers to the rows that are missing there may be anybody's
      if (!options.recall) return await readFiles(sink, binding);
      return await options.recall.withKnown(record.kind, (known) => readFiles(sink, binding, known));
    },
  };

  async function readFiles(sink: RecordSink<RecordTarget>, binding: DeliveryBinding, known?: KnownRows) {
    const counts: FileCounts = { read: 0, refused: 0, passed: 0 };
    const isWithheld = withheldFields(record, binding.profile);
    const endings = new Map<string, FileEnding>();
    let rows = 0;
    let before = 0;
    for (const { file, index, source } of files) {
      const { staging, refused } = sink;
      const read = await decodeExport(file.path, source, adapter, binding, {
        memory:
          known &&
          memoryOf({ file, index, source }, options, known, {
            sink,
            taken(records) {
              rows += records;
            },
          }),
        record(values, line) {
          rows += 1;
          staging.add(isWithheld ? values.map((value, at) => (isWithheld[at] ? null : value)) : values, index, line);
        },
        refused: (key) => refused.add(key),
        rejection: (rejection, about) => options.rejections.add(rejection, about, source),
        ending: (ending) => void endings.set(file.name, ending),
        async pause(bytes) {
          await known?.settle();
          await sink.pause(file.name, rows, before + bytes);
        },
      });
      before += file.bytes;
      for (const name of ["read", "refused", "passed"] as const) counts[name] += read[name];
    }
    const parts = partsAmong(endings, binding.profile);
    if (parts.length > 0) sink.refused.add(undefined); // what is missing may be about anybody
    for (const rejection of parts) options.rejections.add(rejection);
    return counts;
  }
}

/** What the rows of a file became before, for where its records go; undefined where nothing is to be known again. */
function memoryOf(
  { file, index, source }: KindFile,
  { recall }: FileRecordsOptions,
  known: KnownRows,
  { sink, taken }: { readonly sink: RecordSink<RecordTarget>; taken(records: number): void },
): RowMemory | undefined {
  const { rowTarget } = sink.staging;
  if (!recall || !rowTarget || source.needsKeys) return undefined; // a key may change without its version
  return {
    seedOf: (headers, by) => recall.seedOf(source, headers, `${formOf(file.path)} ${by}`),
    find(mark) {
      const records = known.find(mark);
      return records && rowTarget.takes(records) ? records : undefined;
    },
    add({ mark, records }, line) {
      rowTarget.addKnown(records, index, line, mark);
      taken(records.length);
    },
    endRow: (mark) => rowTarget.endRow(mark),
  };
}

const CUT = words("a line end behind the last line", "een regeleinde achter de laatste regel");
const PAGE = words(
  "a last page, with fewer rows than were asked for",
  "een laatste pagina, met minder regels dan er gevraagd zijn",
);

/** What is to be told of files that may be a part of what there is: a shorter page ends the pages before it. */
function partsAmong(endings: ReadonlyMap<string, FileEnding>, { lastLineEnd }: Profile): Rejection[] {
  const hasLastPage = [...endings.values()].includes("whole");
  return [...endings].flatMap(([file, ending]): Rejection[] => {
    const isPart = ending === "cut" ? lastLineEnd !== "optional" : ending === "page" && !hasLastPage;
    const expected = ending === "cut" ? CUT : PAGE;
    return isPart ? [{ file, line: 0, column: null, code: "END_MISSING", effect: "nothing", expected }] : [];
  });
}

/** Which fields of a record the board keeps to itself; undefined when none. A field that may not be null is sent. */
function withheldFields({ kind, fields }: RecordDefinition, { withhold = [] }: Profile): boolean[] | undefined {
  const names = Object.entries(fields).map(([name, { nullable }]) => nullable && withhold.includes(`${kind}.${name}`));
  return names.includes(true) ? names : undefined;
}

async function readSideFiles(
  { delivery: { adapter, files }, rejections }: FileRecordsOptions & { readonly rejections: ToldOnce },
  binding: DeliveryBinding,
  cutOff: () => void,
): Promise<DeliveryBinding> {
  // In the adapter's order, for a side file may look things up in those before it.
  const inOrder = adapter.files.flatMap((source) => files.filter((file) => file.source === source));
  for (const { path, name, source } of inOrder) {
    if (source.role !== "lookup") continue;
    const cut = new Map<string, FileEnding>();
    const counts = await decodeLookup(path, source, adapter, binding, {
      rejection: (rejection, about) => rejections.add(rejection, about, source),
      ending(ending) {
        if (ending === "cut") cut.set(name, ending);
      },
      pause: () => rejections.settle(),
    });
    for (const rejection of partsAmong(cut, binding.profile)) {
      rejections.add(rejection);
      cutOff();
    }
    requireAccepted(source.name, counts);
  }
  return binding;
}
