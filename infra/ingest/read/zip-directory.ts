import type { Entry, ZipFile } from "yauzl";
import { words } from "../../words.js";
import { zipFault } from "./zip-fault.js";

/** Most files that an archive may hold. */
const MAX_ENTRIES = 1000;

/** Length of what stands before the name of a file in front of its bytes. */
const LOCAL_HEADER = 30;

/** How the bytes of a file are kept: as they are, or deflated. */
const METHODS: readonly number[] = [0, 8];

/** A file in an archive. */
export interface ZipEntry {
  readonly entry: Entry;
  /** Where the next file begins, or the archive ends: its bytes end before. */
  readonly limit: number;
}

/**
 * The files of an archive, by their names in small letters.
 * @throws FILE_MALFORMED when the directory is none that a spreadsheet program writes.
 */
export async function readDirectory(zip: ZipFile, fileName: string): Promise<ReadonlyMap<string, ZipEntry>> {
  if (zip.entryCount > MAX_ENTRIES)
    throw zipFault(
      fileName,
      words(`an archive of more than ${MAX_ENTRIES} files`, `een archief van meer dan ${MAX_ENTRIES} bestanden`),
    );
  const entries: Entry[] = [];
  // Refuses names with `..`, drive letters and the like by itself.
  for await (const entry of zip.eachEntry()) entries.push(entry);
  entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const directory = new Map<string, ZipEntry>();
  for (const [index, entry] of entries.entries()) {
    const limit = entries[index + 1]?.relativeOffsetOfLocalHeader ?? zip.fileSize;
    const name = entry.fileName.toLowerCase();
    if (entry.isEncrypted())
      throw zipFault(fileName, words("a file in it is encrypted", "een bestand erin is versleuteld"));
    if (!METHODS.includes(entry.compressionMethod))
      throw zipFault(
        fileName,
        words("a file in it is compressed in an unknown way", "een bestand erin is op een onbekende manier ingepakt"),
      );
    if (leastEnd(entry) > limit)
      throw zipFault(fileName, words("files in it lie over each other", "bestanden erin liggen over elkaar"));
    if (directory.has(name))
      throw zipFault(fileName, words("two files in it have the same name", "twee bestanden erin hebben dezelfde naam"));
    directory.set(name, { entry, limit });
  }
  return directory;
}

/** Where the bytes of a file end at the earliest. */
const leastEnd = ({ relativeOffsetOfLocalHeader, fileNameLength, compressedSize }: Entry): number =>
  relativeOffsetOfLocalHeader + LOCAL_HEADER + fileNameLength + compressedSize;
