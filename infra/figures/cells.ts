import type { Counted, Table } from "./counted.js";

/** A column while people are being counted. */
export interface Open {
  readonly table: number;
  readonly key: readonly string[];
  readonly sums: number[];
  /** By measure the most that one person adds. */
  readonly largest: number[];
  /** Family by family what it has of each measure; empty where a family is to have all. */
  readonly families: Float64Array;
}

/** What people of some parts are counted in. */
interface InCells {
  readonly adds: readonly (readonly [cell: Open, add: readonly number[]])[];
  /** Of cells that each family has one of for itself. */
  readonly own: ReadonlyMap<string, readonly number[]>;
  /** So many they are, of all families. */
  persons: number;
}

/** A kind of cell that each family has one of for itself. */
interface Slot {
  readonly table: number;
  /** Its key; undefined: the family. */
  readonly codes: readonly (string | undefined)[];
  /** By family. */
  readonly cells: Map<string, Open | undefined>;
}

/** The cells of tables while people are being counted in them. */
export class Cells {
  readonly all: readonly ReadonlyMap<string, Open>[];
  /** Whether cells of a table are a family's own. */
  readonly #isOwn: readonly boolean[];
  /** By parts, as there are far fewer than people. */
  readonly #known = new Map<Counted["parts"], InCells>();
  readonly #slots = new Map<string, Slot>();
  /** Families by number. */
  readonly #families = new Map<string, number>();

  constructor(
    private readonly tables: readonly Table[],
    counted: readonly Counted[],
    private readonly measures: number,
  ) {
    for (const { family } of counted) if (!this.#families.has(family)) this.#families.set(family, this.#families.size);
    this.all = tables.map(
      ({ keys, byFamily }, table) =>
        new Map(keys.map((key) => [keyOf(key), this.#newCell(table, key, byFamily ? 0 : this.#families.size)])),
    );
    this.#isOwn = tables.map(
      ({ keys, byFamily = false }) => byFamily && keys.flat().some((code) => this.#families.has(code)),
    );
    for (const one of counted) this.#count(one);
    for (const { adds, persons } of this.#known.values()) for (const [cell, add] of adds) addTo(cell, add, persons);
  }

  #newCell = (table: number, key: readonly string[], families: number): Open => ({
    ...{ table, key, sums: noughts(this.measures), largest: noughts(this.measures) },
    families: new Float64Array(families * this.measures),
  });

  /** The kinds of cells that are a family's own, in order. */
  get slots(): readonly string[] {
    return [...this.#slots.keys()];
  }

  /** A family's own cell; undefined where it has none. */
  ownOf(family: string, slot: string): Open | undefined {
    const { table, codes, cells } = this.#slots.get(slot) as Slot;
    if (!cells.has(family)) cells.set(family, this.all[table]?.get(keyOf(codes.map((code) => code ?? family))));
    return cells.get(family);
  }

  #count({ persons, family, parts }: Counted): void {
    const known = this.of(parts);
    known.persons += persons;
    const first = (this.#families.get(family) as number) * this.measures;
    for (const [{ families }, add] of known.adds) {
      if (families.length === 0) continue;
      for (let measure = 0; measure < add.length; measure += 1) {
        const at = first + measure;
        families[at] = (families[at] as number) + persons * (add[measure] as number);
      }
    }
    for (const [slot, add] of known.own) {
      const cell = this.ownOf(family, slot);
      if (cell) addTo(cell, add, persons);
    }
  }

  of(parts: Counted["parts"]): InCells {
    const known = this.#known.get(parts) ?? this.#find(parts);
    this.#known.set(parts, known);
    return known;
  }

  #find(parts: Counted["parts"]): InCells {
    const adds = new Map<Open, readonly number[]>();
    const own = new Map<string, readonly number[]>();
    for (const { is, add } of parts) {
      for (const [table, { dimensions }] of this.tables.entries()) {
        const codes = dimensions.map((dimension) => is[dimension]);
        if (this.#isOwn[table] && codes.includes(undefined)) {
          const slot = JSON.stringify([table, codes]);
          if (!this.#slots.has(slot)) this.#slots.set(slot, { table, codes, cells: new Map() });
          own.set(slot, together(own.get(slot), add));
          continue;
        }
        const cell = this.all[table]?.get(keyOf(codes.map((code) => code ?? "")));
        if (cell) adds.set(cell, together(adds.get(cell), add));
      }
    }
    return { adds: [...adds], own, persons: 0 };
  }
}

const noughts = (length: number): number[] => Array.from({ length }, () => 0);

/** What somebody adds with two of their parts to one cell. */
const together = (one: readonly number[] | undefined, other: readonly number[]): readonly number[] =>
  one ? one.map((amount, measure) => amount + (other[measure] as number)) : other;

const keyOf = (codes: readonly string[]): string => JSON.stringify(codes);

function addTo({ sums, largest }: Open, add: readonly number[], persons: number): void {
  for (const [measure, amount] of add.entries()) {
    sums[measure] = (sums[measure] as number) + persons * amount;
    if (persons > 0) largest[measure] = Math.max(largest[measure] as number, amount);
  }
}

/** What stands in a map; made where nothing does. */
export function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const entry = make();
  map.set(key, entry);
  return entry;
}
