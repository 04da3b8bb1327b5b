import type { Alike } from "./amounts.js";
import { isDominated } from "./release.js";
import type { Column } from "./teams.js";

/** One of the things that people are counted by, as they are at it: `add` has a whole number per measure, heads first. */
export interface Part {
  /** Code by dimension. */
  readonly is: Readonly<Record<string, string>>;
  readonly add: readonly number[];
}

/** People who are counted alike. */
export interface Counted {
  /** 0: nobody who is known to be alike, and yet somebody's sums may hold these parts. */
  readonly persons: number;
  /** Who counts them: of a figure, one of several must not make up nearly all. */
  readonly family: string;
  /** What each of them is counted by: one part for most, several for who is two things at once. */
  readonly parts: readonly Part[];
  /** What each of them adds to columns that are out already. */
  readonly before?: Omit<Alike, "persons">;
}

/** Figures by some dimensions. */
export interface Table {
  /** None: everybody. */
  readonly dimensions: readonly string[];
  /**
   * A code per dimension, of each cell that there may be. A cell that is left out is empty by definition, and is known to
   * be, or is never told, whoever is in it; one of nobody is to stand here, so that what is hidden does not tell.
   */
  readonly keys: readonly (readonly string[])[];
  /** Cells with one of these codes come before the table's others. */
  readonly keep?: readonly string[];
  /** Whether a dimension tells the families apart: then each has all of its own cells. */
  readonly byFamily?: boolean;
}

/** A cell of a table as a column. */
export interface Cell extends Column {
  /** Place of its table. */
  readonly table: number;
  readonly key: readonly string[];
  /** What it says: a sum per measure. */
  readonly sums: readonly number[];
}

/** A column while people are being counted. */
interface Open {
  readonly table: number;
  readonly key: readonly string[];
  readonly sums: number[];
  /** By measure the most that one person adds. */
  readonly largest: number[];
  /** By family what it has of each measure. */
  readonly families: Map<string, number[]>;
}

/**
 * The cells of tables in the order in which they are best released, and who is in them: table by table as they are given,
 * margins ought to come first; within one what is kept, then what is large.
 * @param out so many columns are out already; the cells' places come behind them
 */
export function columnsOf(
  counted: readonly Counted[],
  tables: readonly Table[],
  out = 0,
): { readonly columns: readonly Cell[]; readonly alike: readonly Alike[] } {
  const measures = counted.find(({ parts }) => parts.length > 0)?.parts[0]?.add.length ?? 1;
  const noughts = () => Array.from({ length: measures }, () => 0);
  const cells = tables.map(
    ({ keys }, table) =>
      new Map<string, Open>(
        keys.map((key) => [
          keyOf(key),
          { table, key, sums: noughts(), largest: noughts(), families: new Map() } satisfies Open,
        ]),
      ),
  );
  const people = counted.map(({ persons, family, parts, before }) => {
    const adds = new Map<Open, readonly number[]>();
    for (const { is, add } of parts) {
      for (const [at, { dimensions }] of tables.entries()) {
        const cell = cells[at]?.get(keyOf(dimensions.map((dimension) => is[dimension] ?? "")));
        if (!cell) continue;
        const more = adds.get(cell);
        adds.set(cell, more ? add.map((amount, measure) => amount + (more[measure] as number)) : add);
      }
    }
    for (const [cell, add] of adds) count(cell, add, { persons, family, noughts });
    return { persons, adds, before };
  });
  const ordered = cells.flatMap((byKey, at) => inOrder([...byKey.values()], tables[at] as Table));
  const places = new Map(ordered.map((cell, place) => [cell, out + place]));
  const placeOf = (cell: Open) => places.get(cell) as number;
  return {
    columns: ordered.map((cell) => columnOf(cell, tables[cell.table] as Table)),
    alike: people.map(({ persons, adds, before }) => {
      const entries = [...adds].sort(([one], [other]) => placeOf(one) - placeOf(other));
      const columns = entries.map(([cell]) => placeOf(cell));
      const own = entries.map(([, add]) => add);
      if (!before) return { persons, columns, adds: own };
      return { persons, columns: before.columns.concat(columns), adds: before.adds.concat(own) };
    }),
  };
}

const keyOf = (codes: readonly string[]): string => JSON.stringify(codes);

function count(
  cell: Open,
  add: readonly number[],
  { persons, family, noughts }: { readonly persons: number; readonly family: string; readonly noughts: () => number[] },
): void {
  addTo(cell.sums, add, persons);
  addTo(entryOf(cell.families, family, noughts), add, persons);
  if (persons === 0) return;
  for (const [measure, amount] of add.entries()) {
    cell.largest[measure] = Math.max(cell.largest[measure] as number, amount);
  }
}

function entryOf<Key>(map: Map<Key, number[]>, key: Key, noughts: () => number[]): number[] {
  const entry = map.get(key) ?? noughts();
  map.set(key, entry);
  return entry;
}

function addTo(sums: number[], add: readonly number[], persons: number): void {
  for (const [measure, amount] of add.entries()) sums[measure] = (sums[measure] as number) + persons * amount;
}

function inOrder(cells: readonly Open[], { keep = [] }: Table): Open[] {
  const isKept = ({ key }: Open) => (key.some((code) => keep.includes(code)) ? 1 : 0);
  const heads = ({ sums }: Open) => sums[0] as number;
  return cells.toSorted((one, other) => isKept(other) - isKept(one) || heads(other) - heads(one));
}

function columnOf({ table, key, sums, largest, families }: Open, { byFamily = false }: Table): Cell {
  const dominated = sums.some((sum, measure) => {
    const ofFamilies = byFamily ? [] : [...families.values()].map((own) => own[measure] as number);
    return [largest[measure] as number, ...ofFamilies].some((one) => isDominated(one, sum));
  });
  return { name: key.join(" "), dominated, table, key, sums };
}
