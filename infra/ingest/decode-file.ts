import { basename } from "node:path";
import { HubError } from "../errors.js";
import { type Words, words } from "../words.js";
import { type DeliveryBinding, FileBinding } from "./bind.js";
import { isValue } from "./cell.js";
import type { Column } from "./columns.js";
import { plainDecoder, type RowDecoder, recordDecoder, recordSpreader } from "./decode.js";
import type { Adapter, Export, Lookup } from "./define.js";
import { detached } from "./detached.js";
import { forbiddenReason } from "./door.js";
import { checkDrift } from "./drift.js";
import { RowFaults } from "./faults.js";
import { columnsOf } from "./file-columns.js";
import { KeptRows } from "./kept-rows.js";
import { dialectOf, type FileEnding, type OpenFile, openFile } from "./read.js";
import { type KnownRow, lookerAt, type RowMemory } from "./recall/row-memory.js";
import type { Rejection } from "./rejection.js";
import { Totals } from "./totals.js";
import { givenBack } from "./wanted.js";

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
  /** Knows rows again that are marked alike; without it, each is decoded. */
  readonly memory?: RowMemory | undefined;
  /** A row that gives no record: the key that it would have had, undefined when nobody can tell. */
  refused?(key: readonly unknown[] | undefined): void;
  /** @param about key of the record that the row would have become; undefined when nobody can tell */
  rejection(rejection: Rejection, about?: readonly unknown[]): void;
  /** Of a side file: its last row may go on, and is refused; the row's key, and whether that may go on too. */
  cutOff?(key: unknown, goesOn: boolean): void;
  /** How the file ended, after all of its rows. */
  ending?(ending: FileEnding): void;
  /** After each stretch of rows: wait here for whoever takes the records. `bytes` of the file so far. */
  pause(bytes: number): Promise<void>;
}

/** Share of undecodable rows from which the encoding must be another than declared. */
const UNDECODABLE_PERCENT = 1;

const WHOLE_ROW = words(
  "a whole row, with a line end behind it; or `lastLineEnd: optional` in the profile",
  "een hele regel, met een regeleinde erachter; of `lastLineEnd: optional` in het profiel",
);

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
  const names = Object.keys(source.columns);
  const columns = [source.key, ...Object.values(source.columns)];
  const record = ([key, ...values]: readonly unknown[]) => {
    const before = kept.get(key as string);
    if (before !== undefined && !source.many) return;
    if (kept.size >= KEPT_MAX) {
      throw new HubError(
        "FILE_MALFORMED",
        words(
          `${basename(path)}: more than ${KEPT_MAX} keys. Expected the file of one board.`,
          `${basename(path)}: meer dan ${KEPT_MAX} sleutels. Verwacht: het bestand van één bestuur.`,
        ),
      );
    }
    const cells = detached(Object.fromEntries(names.map((name, index) => [name, values[index]])));
    if (!source.many) kept.set(detached(key as string), cells);
    else if (before) (before as object[]).push(cells);
    else kept.set(detached(key as string), [cells]);
  };
  const compile = (binding: FileBinding) => plainDecoder(columns, binding);
  const cutOff = (key: unknown, goesOn: boolean) => {
    // The first row of a key counts: what comes behind it is none of its.
    if (source.many || typeof key !== "string" || !kept.has(key)) kept.takeBack(key as string | undefined, goesOn);
  };
  const lost: Rejection[] = [];
  const sink: FileSink = {
    record,
    rejection(found, about) {
      if (source.whole && found.effect === "row" && found.code !== "TOTAL_UNDECLARED") lost.push(found);
      rejection(found, about);
    },
    ending,
    pause,
    cutOff,
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

async function decodeFile(
  path: string,
  source: Export | Lookup,
  adapter: Adapter,
  delivery: DeliveryBinding,
  compile: (binding: FileBinding) => RowDecoder,
  sink: FileSink,
): Promise<FileCounts> {
  const dialect = dialectOf(path, adapter.dialects, delivery.profile, source);
  const open = await openFile(path, dialect);
  try {
    const binding = new FileBinding(basename(path), open, delivery, dialect);
    return await decodeRows(open, binding, source, adapter, compile, sink);
  } finally {
    await open.close();
  }
}

async function decodeRows(
  open: OpenFile,
  binding: FileBinding,
  source: Export | Lookup,
  adapter: Adapter,
  compile: (binding: FileBinding) => RowDecoder,
  sink: FileSink,
): Promise<FileCounts> {
  const file = binding.fileName;
  const decode = compile(binding);
  const spread =
    source.role === "export" && source.spread ? recordSpreader(source.spread, source.record, binding) : undefined;
  const takesPart = source.only?.bind(binding);
  if (open.headers.length > 0) binding.requireAll(adapter.readme);
  for (const column of binding.forbidden) {
    sink.rejection({
      file,
      line: 0,
      column,
      code: "COLUMN_FORBIDDEN",
      effect: "column",
      expected: withReason(column),
    });
  }
  for (const rejection of drift(binding, source, adapter)) sink.rejection(rejection);
  const { memory } = sink;
  const lookAt = memory && lookerAt(open, binding, memory);
  const counts: FileCounts = { read: 0, refused: 0, passed: 0 };
  const faults = new RowFaults();
  const given = givenBack(adapter, source, file, binding.delivery.profile);
  let undecodable = 0;
  const totals = new Totals(file, counts, sink);
  const lastHeader = open.headers.at(-1) ?? "";
  const mayGoOn = binding.delivery.profile.lastLineEnd !== "optional" && binding.isRead(lastHeader);
  for await (const batch of open.batches) {
    const { rows, lines, bad, seen, last } = totals.takenOut(batch);
    counts.read += rows.length + bad.length;
    counts.refused += bad.length;
    for (const { line, code, expected, cells: loose } of bad) {
      if (code === "ENCODING_WRONG") undecodable += 1;
      sink.refused?.(undefined);
      const cells = loose && detached(binding.looseCellsOf(loose, given));
      sink.rejection({ file, line, column: null, code, effect: "row", expected, cells });
    }
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as (typeof rows)[number];
      const line = lines[i] as number;
      const known = seen?.[i] ?? lookAt?.(row);
      if (known?.records) {
        memory?.add(known as KnownRow, line);
        continue;
      }
      faults.clear();
      const part = takesPart?.(row, faults) ?? true;
      if (isValue(part) && !part) {
        counts.passed += 1;
        continue;
      }
      let values = decode(row, faults);
      if (mayGoOn && last?.get(line) === "cut") {
        faults.refuse(lastHeader, "END_MISSING", WHOLE_ROW);
        values = undefined;
        if (source.role === "lookup") sink.cutOff?.(decode.key()?.[0], isReadBy(source.key, binding, lastHeader));
      }
      let records = 0;
      const take = (record: readonly unknown[]) => {
        sink.record(record, line);
        records += 1;
      };
      if (values && spread) spread(row, values, faults, take);
      else if (values) take(values);
      if (faults.refusals > 0 && last && totals.passes(last.get(line), decode.key)) continue;
      if (faults.refusals > 0) {
        counts.refused += 1;
        sink.refused?.(decode.key());
      } else if (records === 0) counts.passed += 1;
      memory?.endRow(faults.found.length === 0 ? known?.mark : undefined);
      if (faults.found.length === 0) continue;
      const cells = detached(binding.cellsOf(row, given));
      const about = decode.key();
      for (const { header, code, expected, effect } of faults.found) {
        sink.rejection({ file, line, column: header, code, effect, expected, cells }, about);
      }
    }
    await sink.pause(open.position?.() ?? 0);
  }
  if (undecodable * 100 > counts.read * UNDECODABLE_PERCENT) {
    throw new HubError(
      "ENCODING_WRONG",
      words(
        `${file}: ${undecodable} of ${counts.read} rows cannot be read in the declared encoding.`,
        `${file}: ${undecodable} van ${counts.read} regels kunnen niet gelezen worden in de opgegeven codering.`,
      ),
    );
  }
  sink.ending?.(open.ending?.() ?? "whole");
  if (counts.read === totals.count && !source.mayBeEmpty) {
    throw new HubError(
      "FILE_EMPTY",
      words(`${file}: no rows. Expected at least one.`, `${file}: geen regels. Verwacht: minstens één.`),
    );
  }
  return counts;
}

/** Whether a column is read from a header of the file. */
function isReadBy(column: Column<unknown>, binding: FileBinding, header: string): boolean {
  const own = binding.anew();
  column.bind(own);
  return own.isRead(header);
}

/** Columns that came or went since the last delivery; notes those of this one. */
function drift(binding: FileBinding, source: Export | Lookup, adapter: Adapter): Rejection[] {
  const { name } = source;
  const { columns } = binding.delivery;
  const { headers } = binding.file;
  if (!columns || columns.now.has(name) || headers.length === 0) return [];
  columns.now.set(name, headers);
  return checkDrift({
    file: binding.fileName,
    before: columns.before.get(name),
    now: headers,
    isRead: readByAny(binding, name, adapter),
    policy: columns.policyOf(source),
  });
}

/**
 * Whether a column is read, be it for another kind of record that the same file gives. One that is gone and that cannot be
 * done without is missed by the one that reads it.
 */
function readByAny(binding: FileBinding, name: string, { files }: Adapter): (header: string) => boolean {
  const all = binding.anew();
  for (const source of files)
    if (source.role !== "unread" && source.name === name) for (const column of columnsOf(source)) column.bind(all);
  return (header) => all.isRead(header) && !all.lacks(header);
}

/** What is expected instead of a column that may not enter, and why it may not. */
function withReason(column: string): Words {
  const why = forbiddenReason(column);
  const tail = (reason: string | undefined) => (reason === undefined ? "" : ` (${reason})`);
  return words(`an export without it${tail(why?.en)}`, `een export zonder deze kolom${tail(why?.nl)}`);
}
