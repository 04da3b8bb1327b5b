import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { Lookup } from "./define.js";
import { detached } from "./detached.js";
import type { FileSink } from "./file-sink.js";

/** What is kept of a side file, by key; and of a file that ends within its last row, which keys that row may be of. */
export class KeptRows extends Map<string, unknown> {
  #cut: { readonly key: string | undefined; readonly goesOn: boolean } | undefined;

  /**
   * Takes back a last row that may go on: what is kept under its key is not all that there is.
   * @param key undefined when it could not be read
   * @param goesOn whether the key itself may
   */
  takeBack(key: string | undefined, goesOn: boolean): void {
    this.#cut = { key, goesOn };
    if (key !== undefined) this.delete(key);
  }

  /** Whether nobody can tell what stands under a key. */
  isDoubtful(key: string): boolean {
    if (!this.#cut) return false;
    const { key: cut, goesOn } = this.#cut;
    if (cut === undefined) return !this.has(key);
    return cut === key || (goesOn && key.startsWith(cut) && !this.has(key));
  }

  /** Whether the file has a row, be it one that was taken back. */
  get hasRows(): boolean {
    return this.size > 0 || this.#cut !== undefined;
  }
}

/** Most keys that a side file may keep: ten times the staff of the largest board. */
const KEPT_MAX = 200_000;

/**
 * Keeps the rows of a side file by key: the first one of a key, or all of them. What is kept is bounded, for it belongs
 * to one board.
 */
export const keeperOf = (
  { columns, many }: Pick<Lookup, "columns" | "many">,
  kept: KeptRows,
  fileName: string,
): Required<Pick<FileSink, "record" | "cutOff">> => {
  const names = Object.keys(columns);
  return {
    record([key, ...values]) {
      const before = kept.get(key as string);
      if (before !== undefined && !many) return;
      if (kept.size >= KEPT_MAX) throw tooManyKeys(fileName);
      const cells = detached(Object.fromEntries(names.map((name, index) => [name, values[index]])));
      if (!many) kept.set(detached(key as string), cells);
      else if (before) (before as object[]).push(cells);
      else kept.set(detached(key as string), [cells]);
    },
    cutOff(key, goesOn) {
      // The first row of a key counts: what comes behind it is none of its.
      if (many || typeof key !== "string" || !kept.has(key)) kept.takeBack(key as string | undefined, goesOn);
    },
  };
};

const tooManyKeys = (fileName: string): HubError =>
  new HubError(
    "FILE_MALFORMED",
    words(
      `${fileName}: more than ${KEPT_MAX} keys. Expected the file of one board.`,
      `${fileName}: meer dan ${KEPT_MAX} sleutels. Verwacht: het bestand van één bestuur.`,
    ),
  );
