import type { Row } from "../cell.js";
import { tooManyColumns } from "./file-fault.js";
import { isPlain, nodesOf, type Step } from "./json-path.js";
import { tally } from "./json-tally.js";

/** What is known of a file's columns. */
export interface JsonColumns {
  readonly headers: readonly string[];
  /** Where each stands in a row. */
  readonly paths: readonly (readonly Step[])[];
  /** The only keys that a row may have, each with a plain value; undefined when any may come. */
  readonly keys: readonly string[] | undefined;
}

/** Most columns that a file may have. */
const MAX_COLUMNS = 10_000;

/** Rows that have to be alike before the others are taken to be so too. */
const FIRST_ROWS = 1_000;

/** Finds the columns of a file, in the order in which they first come up. */
export class ColumnSearch {
  readonly #headers: string[] = [];
  readonly #paths: (readonly Step[])[] = [];
  readonly #places = new Map<string, readonly (readonly Step[])[]>();
  #keys: readonly string[] | undefined;
  #alike = 0;
  #ragged: boolean;

  /** @param passed Paths that are passed over with all that is in them; with them, all rows have to be seen. */
  constructor(
    readonly fileName: string,
    readonly passed?: ReadonlySet<string>,
  ) {
    this.#ragged = passed !== undefined;
  }

  /** Whether no more rows need to be seen. */
  get settled(): boolean {
    return !this.#ragged && this.#alike >= FIRST_ROWS;
  }

  /** @throws FILE_MALFORMED when there are too many columns. */
  see(rows: readonly Row[]): void {
    this.#keys ??= rows[0] && Object.keys(rows[0]);
    if (!this.#ragged && tally(rows, this.#keys).uniform) {
      this.#alike += rows.length;
      return;
    }
    if (!this.#ragged && this.#alike > 0) this.#addKeys();
    this.#ragged = true;
    for (const row of rows) this.#addNodes(row);
  }

  /** @throws FILE_MALFORMED when there are too many columns. */
  found(): JsonColumns {
    if (!this.#ragged) this.#addKeys();
    return { headers: this.#headers, paths: this.#paths, keys: this.#ragged ? undefined : this.#keys };
  }

  #addKeys(): void {
    for (const key of this.#keys ?? []) this.#add(key, [key]);
  }

  #addNodes(row: Row): void {
    for (const { header, path, value } of nodesOf(row, this.passed)) {
      // An object is no column, what is in it is; a list is, and an empty object: whoever reads it has to be told.
      if (isPlain(value) || Array.isArray(value) || Object.keys(value as object).length === 0) this.#add(header, path);
    }
  }

  /** The same header may stand for two places, `{ "a.b": 1, "a": { "b": 2 } }`: then it is there twice. */
  #add(header: string, path: readonly Step[]): void {
    const known = this.#places.get(header) ?? [];
    if (known.some((one) => one.length === path.length && one.every((step, index) => step === path[index]))) return;
    if (this.#headers.length === MAX_COLUMNS) throw tooManyColumns(this.fileName, MAX_COLUMNS);
    this.#places.set(header, [...known, path]);
    this.#headers.push(header);
    this.#paths.push(path);
  }
}
