import { basename } from "node:path";
import type { OpenFile } from "../read.js";
import { type OuterBatch, openLevels } from "./read-levels.js";
import { pathAt, type RowsPath, rowsPathOf } from "./rows-path.js";
import { type ReadSoFar, xmlText } from "./xml-text.js";
import { ELEMENTS, XmlTrees } from "./xml-trees.js";

/**
 * Opens an XML export of which it is said where the rows stand; what stands in them is a column by its path, as in JSON.
 * An element that stands alone is a list of one where a list is asked for, for XML writes both alike; one that says nothing is none.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED, ENCODING_WRONG; the last two also while the rows are read.
 */
export function openXmlLevels(
  path: string,
  rows: readonly string[],
  without: readonly string[] = [],
): Promise<OpenFile> {
  const places = rows.map(rowsPathOf);
  return openLevels({
    fileName: basename(path),
    without,
    nesting: {
      asList: (value) => (Array.isArray(value) ? value : [value]).filter((one) => one !== null),
      value: ELEMENTS,
    },
    read() {
      const soFar: ReadSoFar = { bytes: 0 };
      return { batches: treesOf(path, places, soFar), position: () => soFar.bytes };
    },
  });
}

async function* treesOf(path: string, places: readonly RowsPath[], soFar: ReadSoFar): AsyncGenerator<OuterBatch> {
  const trees = new XmlTrees(
    basename(path),
    places.map(({ list }) => list),
  );
  for await (const text of xmlText(path, soFar)) {
    const batch = trees.write(text);
    yield { batch, within: pathAt(places, trees.listPath).within };
  }
  trees.end();
}
