import { basename } from "node:path";
import { type CellReader, invalid } from "../cell.js";
import type { NestedRecords } from "../dialect.js";
import type { Batch, OpenFile } from "../read.js";
import { XmlColumns } from "./xml-columns.js";
import { NestedRows } from "./xml-nested.js";
import { TWO_VALUES } from "./xml-record.js";
import { type ReadSoFar, xmlText } from "./xml-text.js";

/**
 * Opens an XML export of records within records: a row for each of them, by its place in the file from 1. It is read
 * twice, for its columns are known only at its end.
 */
export async function openNestedXml(path: string, shape: NestedRecords): Promise<OpenFile> {
  const columns = new XmlColumns(basename(path));
  for await (const _ of readRows(path, columns, shape));
  columns.fix();
  const soFar: ReadSoFar = { bytes: 0 };
  const batches = readRows(path, columns, shape, soFar);
  return {
    headers: columns.names,
    cell: cellReader,
    batches,
    position: () => soFar.bytes,
    close: () => batches.return(undefined),
  };
}

const cellReader =
  (index: number): CellReader =>
  (cells) => {
    const value = (cells as readonly string[])[index];
    return value === TWO_VALUES ? TWICE : value || null;
  };

const TWICE = invalid("one value, not two for one record", "één waarde, geen twee voor hetzelfde record");

async function* readRows(
  path: string,
  columns: XmlColumns,
  shape: NestedRecords,
  soFar?: ReadSoFar,
): AsyncGenerator<Batch> {
  const rows = new NestedRows(columns, shape);
  for await (const text of xmlText(path, soFar)) yield rows.write(text);
  rows.end();
}
