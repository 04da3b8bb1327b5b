import { basename } from "node:path";
import type { XmlDialect } from "../dialect.js";
import type { Batch, OpenFile } from "../read.js";
import { XmlColumns } from "./xml-columns.js";
import { XmlRows } from "./xml-rows.js";
import { type ReadSoFar, xmlText } from "./xml-text.js";

/** How much of a file is searched for the names of its columns, in characters: all of it, for any one board. */
const HEADER_STRETCH = 32 * 1024 * 1024;

/**
 * Opens an XML export: its columns are the names of the elements in its rows, of which some may lack in a row. The file
 * is read twice, for exports leave out what is empty: a column may first come up late.
 */
export async function openXml(path: string, { row }: Pick<XmlDialect, "row">): Promise<OpenFile> {
  const columns = new XmlColumns(basename(path));
  await findColumns(path, columns, row);
  columns.fix();
  const soFar: ReadSoFar = { bytes: 0 };
  const batches = readRows(path, columns, row, soFar);
  return {
    headers: columns.names,
    cell: (index) => (cells) => (cells as readonly string[])[index] || null,
    batches,
    position: () => soFar.bytes,
    close: () => batches.return(undefined),
  };
}

async function findColumns(path: string, columns: XmlColumns, rowName: string | undefined): Promise<void> {
  const rows = new XmlRows(columns, rowName);
  let passed = 0;
  for await (const text of xmlText(path)) {
    rows.write(text);
    passed += text.length;
    if (passed > HEADER_STRETCH) return;
  }
  rows.end();
}

async function* readRows(
  path: string,
  columns: XmlColumns,
  rowName: string | undefined,
  soFar?: ReadSoFar,
): AsyncGenerator<Batch> {
  const rows = new XmlRows(columns, rowName);
  for await (const text of xmlText(path, soFar)) yield rows.write(text);
  rows.end();
}
