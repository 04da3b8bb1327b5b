import { basename } from "node:path";
import { type DeliveryBinding, FileBinding } from "./bind.js";
import type { Adapter, Export } from "./define.js";
import { detached } from "./detached.js";
import { dialectOf, openFile } from "./read.js";
import { givenBack } from "./wanted.js";

/**
 * Rows of a file as they stand in it, by line: for the board, whose words these are, and not the hub's. Reads the file
 * again, for nothing else needs its rows any more.
 * @param lines as the reader counts them
 * @throws as decodeExport
 */
export async function ownRows(
  { path, source }: { readonly path: string; readonly source: Export },
  adapter: Adapter,
  delivery: DeliveryBinding,
  lines: ReadonlySet<number>,
): Promise<Map<number, Readonly<Record<string, string>>>> {
  const found = new Map<number, Readonly<Record<string, string>>>();
  const dialect = dialectOf(path, adapter.dialects, delivery.profile, source);
  const open = await openFile(path, dialect);
  try {
    const binding = new FileBinding(basename(path), open, delivery, dialect);
    const given = givenBack(adapter, source, binding.fileName, delivery.profile);
    for await (const { rows, lines: places } of open.batches) {
      for (const [index, line] of places.entries()) {
        const row = rows[index];
        if (row !== undefined && lines.has(line)) found.set(line, detached(binding.cellsOf(row, given)));
      }
      if (found.size === lines.size) break;
    }
  } finally {
    await open.close();
  }
  return found;
}
