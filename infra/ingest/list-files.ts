import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { unreadable } from "../unreadable.js";

/** Whether a file is a profile, by its name. */
export const isProfile = (path: string): boolean => /^profile\.ya?ml$/i.test(basename(path));

/**
 * Files of folders in the place of the folders; hidden files are passed over there.
 * @throws FILE_UNREADABLE
 */
export async function listFiles(files: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    files.map(async (path) => {
      const info = await stat(path).catch((cause: NodeJS.ErrnoException) => {
        throw unreadable(basename(path), cause);
      });
      if (!info.isDirectory()) return [path];
      const entries = await readdir(path, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map(({ name }) => join(path, name))
        .sort();
    }),
  );
  return [...new Set(lists.flat())];
}
