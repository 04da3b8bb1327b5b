import { basename } from "node:path";
import { HubError } from "../errors.js";
import { type DeliveryBinding, FileBinding } from "./bind.js";
import { isValue } from "./cell.js";
import { plainDecoder, type RowDecoder, recordDecoder } from "./decode.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { RowFaults } from "./faults.js";
import { type OpenFile, openFile } from "./read.js";
import type { Rejection } from "./rejection.js";

/** What a file turned into. */
export interface FileCounts {
  /** Rows in the file, good and bad. */
  read: number;
  /** Rows that gave no record because of a fault. */
  refused: number;
  /** Rows that the adapter passes over: history, other kinds of row. */
  passed: number;
}

/** Takes what comes out of a file. */
export interface FileSink {
  /** One record's values in the order of its fields; the array is used again for the next row. */
  record(values: readonly unknown[], line: number): void;
  rejection(rejection: Rejection): void;
  /** After each stretch of rows: wait here for whoever takes the records. */
  pause(): Promise<void>;
}

/** Share of undecodable rows from which the encoding must be another than declared. */
const UNDECODABLE_PERCENT = 1;

/** Most keys that a side file may keep: ten times the staff of the largest board. */
const KEPT_MAX = 200_000;

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
export const emptyKept = ({ files }: Adapter): Map<string, Map<string, unknown>> =>
  new Map(files.filter(({ role }) => role === "lookup").map(({ name }) => [name, new Map()]));

/**
 * Reads a side file into the delivery's map for it. The first row of a key counts; the map is bounded, for it belongs
 * to one board.
 * @throws as decodeExport
 */
export function decodeLookup(
  path: string,
  source: Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  { rejection, pause }: Pick<FileSink, "rejection" | "pause">,
): Promise<FileCounts> {
  const kept = delivery.kept.get(source.name) as Map<string, unknown>;
  const names = Object.keys(source.columns);
  const columns = [source.key, ...Object.values(source.columns)];
  const record = ([key, ...values]: readonly unknown[]) => {
    if (kept.has(key as string)) return;
    if (kept.size >= KEPT_MAX) {
      throw new HubError(
        "FILE_MALFORMED",
        `${basename(path)}: more than ${KEPT_MAX} keys. Expected the file of one board.`,
      );
    }
    kept.set(key as string, Object.fromEntries(names.map((name, index) => [name, values[index]])));
  };
  const compile = (binding: FileBinding) => plainDecoder(columns, binding);
  return decodeFile(path, source, adapter, delivery, compile, { record, rejection, pause });
}

async function decodeFile(
  path: string,
  source: Export | Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  compile: (binding: FileBinding) => RowDecoder,
  sink: FileSink,
): Promise<FileCounts> {
  const open = await openFile(path, adapter.dialect, delivery.profile);
  try {
    return await decodeRows(open, basename(path), source, adapter, delivery, compile, sink);
  } finally {
    await open.close();
  }
}

async function decodeRows(
  open: OpenFile,
  file: string,
  source: Export | Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  compile: (binding: FileBinding) => RowDecoder,
  sink: FileSink,
): Promise<FileCounts> {
  const binding = new FileBinding(file, open, delivery);
  const decode = compile(binding);
  const takesPart = source.only?.bind(binding);
  if (open.headers.length > 0) binding.requireAll(adapter.readme);
  for (const column of binding.forbidden) {
    sink.rejection({
      file,
      line: 0,
      column,
      code: "COLUMN_FORBIDDEN",
      effect: "column",
      expected: "an export without it",
    });
  }
  const counts: FileCounts = { read: 0, refused: 0, passed: 0 };
  const faults = new RowFaults();
  let undecodable = 0;
  for await (const { rows, lines, bad } of open.batches) {
    counts.read += rows.length + bad.length;
    counts.refused += bad.length;
    for (const { line, code, expected } of bad) {
      if (code === "ENCODING_WRONG") undecodable += 1;
      sink.rejection({ file, line, column: null, code, effect: "row", expected });
    }
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as (typeof rows)[number];
      const line = lines[i] as number;
      faults.clear();
      const part = takesPart?.(row, faults) ?? true;
      if (isValue(part) && !part) {
        counts.passed += 1;
        continue;
      }
      const values = decode(row, faults);
      if (values && faults.refusals === 0) sink.record(values, line);
      else counts.refused += 1;
      for (const { header, code, expected, effect } of faults.found) {
        sink.rejection({ file, line, column: header, code, effect, expected });
      }
    }
    await sink.pause();
  }
  if (undecodable * 100 > counts.read * UNDECODABLE_PERCENT) {
    throw new HubError(
      "ENCODING_WRONG",
      `${file}: ${undecodable} of ${counts.read} rows hold bytes that the declared encoding does not have.`,
    );
  }
  if (counts.read === 0 && !source.mayBeEmpty) {
    throw new HubError("FILE_EMPTY", `${file}: no rows. Expected at least one.`);
  }
  return counts;
}
