/** Most that a cache may hold. */
export interface CacheBounds {
  readonly entries: number;
  /** Of all keys together. */
  readonly characters: number;
}

/**
 * Keeps what was used last, within bounds on the number of entries and the length of their keys. It has two halves:
 * when the new one is full, it becomes the old one, and what was not asked since is gone. A hit costs one look-up.
 */
export class BoundedCache<V> {
  #recent = new Map<string, V>();
  #older = new Map<string, V>();
  #characters = 0;

  constructor(private readonly bounds: CacheBounds) {}

  get(key: string): V | undefined {
    const value = this.#recent.get(key);
    if (value !== undefined) return value;
    const old = this.#older.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: V): void {
    if (!this.#recent.has(key)) this.#characters += key.length;
    this.#older.delete(key);
    this.#recent.set(key, value);
    if (this.#recent.size * 2 <= this.bounds.entries && this.#characters * 2 <= this.bounds.characters) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#characters = 0;
  }

  delete(key: string): void {
    if (this.#recent.delete(key)) this.#characters -= key.length;
    this.#older.delete(key);
  }

  get size(): number {
    return this.#recent.size + this.#older.size;
  }
}
