import { constants, open } from "node:fs/promises";

/**
 * Writes lines to a file that only its owner may read, whoever might read it before; of what was in it nothing stays.
 * What is no file, like a pipe, keeps its rights.
 */
export async function writePrivateFile(path: string, lines: Iterable<string>): Promise<void> {
  await using file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  if ((await file.stat()).isFile()) {
    // Before the first line: the mode that a file is opened with is for new ones alone.
    await file.chmod(0o600);
    await file.truncate();
  }
  await file.writeFile(`${[...lines].join("\n")}\n`);
}
