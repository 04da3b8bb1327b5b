import { basename } from "node:path";
import type { SourceFile } from "./define.js";

/** A file and what its adapter says of it. */
interface Matched {
  readonly path: string;
  readonly source: SourceFile;
}

/**
 * Leaves out the files of earlier deliveries, where the names say when a file was made: systems that write their exports
 * into a folder leave the old ones there. What a source wrote at one time may be several files.
 */
export function newestEditions<M extends Matched>(files: readonly M[]): M[] {
  const newest = new Map<SourceFile, bigint>();
  for (const file of files) {
    const edition = editionOf(file);
    const before = newest.get(file.source);
    if (edition !== undefined && (before === undefined || edition > before)) newest.set(file.source, edition);
  }
  return files.filter((file) => editionOf(file) === newest.get(file.source));
}

/** Undefined for a source whose names say nothing of it. */
function editionOf({ path, source }: Matched): bigint | undefined {
  const digits = source.edition?.exec(basename(path))?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}
