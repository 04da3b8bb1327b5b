import { basename } from "node:path";
import { type CellReader, invalid } from "../cell.js";
import type { NestedRecords } from "../dialect.js";
import type { Batch, OpenFile } from "../read.js";
import { XmlColumns } from "./xml-columns.js";
import { NestedRows } from "./xml-nested.js";
import { TWO_VALUES } from "./xml-record.js";
import { xmlText } from "./xml-text.js";

/**
 * Opens an XML export of records within records: a row for each of them, by its place in the file from 1. It is read
 * twice, for its columns are known only at its end.
 */
export async function openNestedXml(path: string, shape: NestedRecords): Promise<OpenFile> {
  const columns = new XmlColumns(basename(path));
  for await (const _ of readRows(path, columns, shape));
  columns.fix();
  const batches = readRows(path, columns, shape);
  return {
    headers: columns.names,
    cell: cellReader,
    batches,
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

async function* readRows(path: string, columns: XmlColumns, shape: NestedRecords): AsyncGenerator<Batch> {
  const rows = new NestedRows(columns, shape);
  for await (const text of xmlText(path)) yield rows.write(text);
  rows.end();
}
