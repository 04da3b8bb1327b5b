import { basename } from "node:path";
import { HubError } from "../errors.js";
import { type Words, words } from "../words.js";
import { type DeliveryBinding, FileBinding } from "./bind.js";
import { plainDecoder, type RowDecoder, recordDecoder, recordSpreader } from "./decode.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { columnRejection } from "./door.js";
import { columnDrift } from "./drift.js";
import { type FileDecoders, type FileReading, FileRows } from "./file-rows.js";
import type { FileCounts, FileSink } from "./file-sink.js";
import { KeptRows, keeperOf } from "./kept-rows.js";
import { dialectOf, openFile } from "./read.js";
import type { Rejection } from "./rejection.js";

/**
 * Reads one export into records.
 * @throws FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG, COLUMN_MISSING, FILE_UNREADABLE
 */
export function decodeExport(
  path: string,
  source: Export,
  adapter: Adapter,
  delivery: DeliveryBinding,
  sink: FileSink,
) {
  return decodeFile(
    path,
    source,
    adapter,
    delivery,
    (binding) => recordDecoder(source.columns, source.record, binding),
    sink,
  );
}

/** A map for what each side file of an adapter keeps; it stays empty where the file may be absent and is. */
export const emptyKept = ({ files }: Adapter): Map<string, KeptRows> =>
  new Map(files.filter(({ role }) => role === "lookup").map(({ name }) => [name, new KeptRows()]));

/**
 * Reads a side file into the delivery's map for it. The first row of a key counts; the map is bounded, for it belongs
 * to one board.
 * @throws as decodeExport; ROWS_REFUSED for a row that cannot be read where every row has to be
 */
export async function decodeLookup(
  path: string,
  source: Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  { rejection, ending, pause }: Pick<FileSink, "rejection" | "ending" | "pause">,
): Promise<FileCounts> {
  const kept = delivery.kept.get(source.name) as KeptRows;
  const columns = [source.key, ...Object.values(source.columns)];
  const compile = (binding: FileBinding) => plainDecoder(columns, binding);
  const lost: Rejection[] = [];
  const sink: FileSink = {
    ...keeperOf(source, kept, basename(path)),
    rejection(found, about) {
      if (source.whole && found.effect === "row" && found.code !== "TOTAL_UNDECLARED") lost.push(found);
      rejection(found, about);
    },
    ending,
    pause,
  };
  const counts = await decodeFile(path, source, adapter, delivery, compile, sink);
  if (source.whole && lost[0]) throw incomplete(lost[0], lost.length, source.whole);
  return counts;
}

/** A row is missing, and nobody can tell what it would have changed. */
const incomplete = ({ file, line, expected }: Rejection, count: number, why: Words) =>
  new HubError(
    "ROWS_REFUSED",
    words(
      `${file} line ${line}: a row that cannot be read (${count} in all). Expected ${expected.en}. Nothing was taken: ${why.en}.`,
      `${file} regel ${line}: een regel die niet te lezen is (${count} in totaal). Verwacht: ${expected.nl}. Er is niets overgenomen: ${why.nl}.`,
    ),
  );

/** Compiles the columns that make the values of a row. */
type Compile = (binding: FileBinding) => RowDecoder;

async function decodeFile(
  path: string,
  source: Export | Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  compile: Compile,
  sink: FileSink,
): Promise<FileCounts> {
  const dialect = dialectOf(path, adapter.dialects, delivery.profile, source);
  const open = await openFile(path, dialect);
  try {
    const binding = new FileBinding(basename(path), open, delivery, dialect);
    return await decodeRows({ open, binding, source, adapter, sink }, compile);
  } finally {
    await open.close();
  }
}

async function decodeRows(reading: FileReading, compile: Compile): Promise<FileCounts> {
  const { open, binding, adapter, sink } = reading;
  const decoders = bindColumns(reading, compile);
  if (open.headers.length > 0) binding.requireAll(adapter.readme);
  tellOfColumns(reading);
  const rows = new FileRows(reading, decoders);
  for await (const batch of open.batches) {
    rows.take(batch);
    await sink.pause(open.position?.() ?? 0);
  }
  return rows.end();
}

const bindColumns = ({ source, binding }: FileReading, compile: Compile): FileDecoders => ({
  decode: compile(binding),
  spread: source.role === "export" && source.spread ? recordSpreader(source.spread, source.record, binding) : undefined,
  only: source.only?.bind(binding),
});

/** Tells of columns that may not enter, and of those that came or went. */
function tellOfColumns({ binding, source, adapter, sink }: FileReading): void {
  for (const column of binding.forbidden) sink.rejection(columnRejection(binding.fileName, column));
  for (const rejection of columnDrift(binding, source, adapter)) sink.rejection(rejection);
}
