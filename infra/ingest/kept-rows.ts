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
