import { hash } from "node:crypto";
import type { RecordDefinition } from "../record.js";
import { words } from "../words.js";
import { NumberMap } from "./number-map.js";
import type { KindRecords } from "./records.js";

/** What is told of rows that share a key and say different things. */
export function conflictIn({ definition: { key }, headerOf }: Pick<KindRecords, "definition" | "headerOf">) {
  const headers = [...new Set(key.map((field) => headerOf(field)))].join(" + ");
  return {
    column: headerOf(key[0] as string),
    code: "KEY_CONFLICT",
    effect: "row",
    expected: words(
      `one row per ${headers}, or rows that say the same`,
      `één regel per ${headers}, of regels die hetzelfde zeggen`,
    ),
  } as const;
}

/** Takes a record: its values in the order of the fields, and where it stands. */
export type TakeRecord = (values: readonly unknown[], file: number, line: number) => void;

/** Reads all records of a kind from the beginning. */
export type ReadRecords = (take: TakeRecord) => Promise<void>;

/** Most keys that are kept at a time: 64 MB. */
const KEYS_MAX = 2 ** 21;

/** Stands for what records say that contradict each other; no number of a text is below 0. */
const CONFLICT = -1;

/** A number of a text, below 2^52: two texts with the same one are as good as never met. */
const numberOf = (text: string): number => Number.parseInt(hash("sha256", text).slice(0, 13), 16);

/**
 * Finds records that share a key and say different things, by numbers made of them: no record is kept. Memory has a
 * bound: where there are more keys than fit, the others are looked for in further readings.
 */
export class KeyConflicts {
  readonly #places: readonly number[];
  /** What the records under each key say. */
  #said = new NumberMap();
  #any = false;
  /** Of the keys, those whose remainder by `of` is `part` are looked at. */
  #share = { part: 0, of: 1 };
  /** Shares that no reading has looked at. */
  readonly #left: { part: number; of: number }[] = [];

  constructor(
    { fields, key }: Pick<RecordDefinition, "fields" | "key">,
    readonly most = KEYS_MAX,
  ) {
    const names = Object.keys(fields);
    this.#places = key.map((name) => names.indexOf(name));
  }

  /** Looks at a record of the first reading. */
  see(values: readonly unknown[]): void {
    const key = this.#keyOf(values);
    if (!this.#isLookedAt(key)) return;
    const says = numberOf(JSON.stringify(values));
    const before = this.#said.take(key, says);
    if (before !== says && before !== CONFLICT) {
      this.#said.put(key, CONFLICT);
      this.#any = true;
    }
    while (this.#said.size > this.most) this.#halve();
  }

  /** Tells the records that contradict others, once all have been seen. Reads again only where there are some, or more keys. */
  async tell(read: ReadRecords, conflict: TakeRecord): Promise<void> {
    for (;;) {
      if (this.#any) await read((values, file, line) => this.#isInConflict(values) && conflict(values, file, line));
      const share = this.#left.pop();
      if (!share) return;
      this.#share = share;
      this.#said = new NumberMap();
      this.#any = false;
      await read((values) => this.see(values));
    }
  }

  #isInConflict(values: readonly unknown[]): boolean {
    const key = this.#keyOf(values);
    return this.#isLookedAt(key) && this.#said.get(key) === CONFLICT;
  }

  #keyOf = (values: readonly unknown[]): number =>
    numberOf(JSON.stringify(this.#places.map((place) => values[place]))) || 1; // 0 is no key

  #isLookedAt = (key: number): boolean => key % this.#share.of === this.#share.part;

  #halve(): void {
    const { part, of } = this.#share;
    this.#left.push({ part: part + of, of: of * 2 });
    this.#share = { part, of: of * 2 };
    this.#said.keep(this.#isLookedAt);
  }
}
