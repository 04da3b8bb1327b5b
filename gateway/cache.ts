/** Most that a cache may hold. */
export interface CacheBounds {
  readonly entries: number;
  /** Of all keys together. */
  readonly characters: number;
}

/** Keeps what was used last, within bounds on the number of entries and the length of their keys. */
export class BoundedCache<V> {
  readonly #values = new Map<string, V>();
  #characters = 0;

  constructor(private readonly bounds: CacheBounds) {}

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): void {
    this.delete(key);
    this.#values.set(key, value);
    this.#characters += key.length;
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.bounds.entries && this.#characters <= this.bounds.characters) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#characters -= key.length;
  }

  get size(): number {
    return this.#values.size;
  }
}
