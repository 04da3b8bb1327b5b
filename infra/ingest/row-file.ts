import { type FileHandle, open } from "node:fs/promises";
import { basename, join } from "node:path";
import { HubError } from "../errors.js";
import type { Wanted } from "./wanted.js";

/**
 * A file of a pull: rows as they come in, as a JSON list, with the wanted columns only. Until it is finished the list is
 * not closed, and the reader refuses it: what was cut off can never pass for a smaller delivery.
 */
export class RowFile {
  #rows = 0;

  private constructor(
    readonly path: string,
    readonly wanted: Wanted,
    readonly file: FileHandle,
  ) {}

  /**
   * Makes the file; only this process's user may read it.
   * @param name Its name in the folder: one that the adapter reads.
   * @throws INTERNAL for a name with a folder in it; the system's error when it is there already
   */
  static async create(folder: string, name: string, wanted: Wanted): Promise<RowFile> {
    if (basename(name) !== name) throw new HubError("INTERNAL", "A file of a pull: a name with a folder in it.");
    const path = join(folder, name);
    return new RowFile(path, wanted, await open(path, "wx", 0o600));
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Writes rows behind those before; one call at a time. */
  async add(rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const text = rows.map((row) => JSON.stringify(this.wanted.pick(row))).join(",\n");
    await this.file.appendFile((this.#rows === 0 ? "[" : ",\n") + text);
    this.#rows += rows.length;
  }

  /** Closes the list and the file, when everything is in. Returns its path. */
  async finish(): Promise<string> {
    await this.file.appendFile(this.#rows === 0 ? "[]\n" : "\n]\n");
    await this.file.close();
    return this.path;
  }

  /** Closes the file, finished or not: `await using file = await RowFile.create(…)`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.file.close();
  }
}
