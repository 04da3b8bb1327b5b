import { tooManyColumns } from "./file-fault.js";

/** Most columns that a file may have. */
export const MAX_COLUMNS = 10_000;

/** The names of the cells of an XML file, in the order in which they first came. */
export class XmlColumns {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  #fixed = false;

  constructor(readonly fileName: string) {}

  /**
   * Place of a column, from 0; undefined for one that came after they were fixed.
   * @throws FILE_MALFORMED when there are too many.
   */
  place(name: string): number | undefined {
    const place = this.#places.get(name);
    if (place !== undefined || this.#fixed) return place;
    if (this.names.length === MAX_COLUMNS) {
      throw tooManyColumns(this.fileName, MAX_COLUMNS);
    }
    this.#places.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  /** From now on no column is added. */
  fix(): void {
    this.#fixed = true;
  }
}
