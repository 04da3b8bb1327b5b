import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";

/**
 * Tells of each new content of a file, by looking at it four times a second: that also sees a file that was replaced,
 * on any file system. A file that is absent for a while changes nothing.
 * @returns stops watching
 */
export function followFile(path: string, current: string, changed: (content: string) => void): () => void {
  let known = current;
  const look = async () => {
    const content = await readFile(path, "utf8").catch(() => known);
    if (content === known) return;
    known = content;
    changed(content);
  };
  const listener = () => void look();
  watchFile(path, { interval: 250, persistent: false }, listener);
  return () => unwatchFile(path, listener);
}
