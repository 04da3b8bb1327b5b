/** A seeded stream of numbers: the same parts give the same stream on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  /** @param parts What the stream is for: seed, board, person. */
  constructor(...parts: readonly (number | string)[]) {
    let hash = 0x811c9dc5;
    for (const char of parts.join("/")) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
    const split = () => {
      hash = (hash + 0x9e3779b9) | 0;
      let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    [this.a, this.b, this.c] = [split(), split(), split()];
    for (let i = 0; i < 8; i++) this.word();
  }

  /** The next 32 bits, 0 to 2³² − 1. Generator: sfc32 (Chris Doty-Humphrey, PractRand, public domain). */
  word(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `end` − 1. */
  below(end: number): number {
    return Math.floor((this.word() / 2 ** 32) * end);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in this share of the calls. */
  chance(share: number): boolean {
    return this.word() < share * 2 ** 32;
  }

  /** One of the list, each as likely. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** One of the list, by its weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.below(list.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [value, weight] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError("weighted: expected at least one positive whole weight");
  }

  /**
   * A GUID of version 4. Its last group always holds a letter in its middle,
   * so that no row of nine digits in it is ever taken for a citizen service number.
   */
  guid(): string {
    const hex = (length: number) => {
      let text = "";
      for (let i = 0; i < length; i++) text += this.below(16).toString(16);
      return text;
    };
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${this.pick(["8", "9", "a", "b"])}${hex(3)}-${hex(5)}${this.pick(["a", "c", "e"])}${hex(6)}`;
  }
}
