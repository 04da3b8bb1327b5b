const NO_KEY = 0;

/** Bits of a key that its place does not depend on: who keeps a share of the keys chooses it by these. */
const SHARE = 2 ** 20;

/** Numbers by whole numbers from 1 to 2^52 that are spread evenly: 16 bytes a place, at most half of them taken. */
export class NumberMap {
  #keys = new Float64Array(2 ** 12);
  #values = new Float64Array(2 ** 12);
  #size = 0;

  /** How many keys it has. */
  get size(): number {
    return this.#size;
  }

  /** The value of a key. */
  get(key: number): number | undefined {
    const at = this.#placeOf(key);
    return this.#keys[at] === key ? this.#values[at] : undefined;
  }

  /** Gives a key a value. */
  put(key: number, value: number): void {
    this.#values[this.#placeFor(key)] = value;
  }

  /** The value of a key, which it gets when it has none. */
  take(key: number, value: number): number {
    const size = this.#size;
    const at = this.#placeFor(key);
    if (this.#size > size) this.#values[at] = value;
    return this.#values[at] as number;
  }

  /** Leaves out the keys for which it says no. */
  keep(isKept: (key: number) => boolean): void {
    this.#refill(this.#keys.length, isKept);
  }

  /** The place of a key, which it gets when it has none. */
  #placeFor(key: number): number {
    if (this.#size * 2 >= this.#keys.length) this.#refill(this.#keys.length * 2, () => true);
    const at = this.#placeOf(key);
    if (this.#keys[at] !== key) {
      this.#keys[at] = key;
      this.#size += 1;
    }
    return at;
  }

  #refill(length: number, isKept: (key: number) => boolean): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(length);
    this.#values = new Float64Array(length);
    this.#size = 0;
    for (const [at, key] of keys.entries()) {
      if (key !== NO_KEY && isKept(key)) this.put(key, values[at] as number);
    }
  }

  /** Where a key is, or would be. */
  #placeOf(key: number): number {
    const { length } = this.#keys;
    let at = Math.floor(key / SHARE) % length;
    while (this.#keys[at] !== NO_KEY && this.#keys[at] !== key) at = (at + 1) % length;
    return at;
  }
}
