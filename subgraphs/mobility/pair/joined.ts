/** Names in sets that grow together. */
export class Joined {
  readonly #above = new Map<string, string>();

  /** The name that stands for all who are in one set with this one. */
  of(name: string): string {
    let top = name;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
    return top;
  }

  /** Makes one set of the sets of both. */
  join(one: string, other: string): void {
    const [top, below] = [this.of(one), this.of(other)];
    if (top !== below) this.#above.set(below, top);
  }
}
