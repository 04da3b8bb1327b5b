import type { Added, Alike, FamilyPlaces } from "./amounts.js";
import { Cells, entryOf, type Open } from "./cells.js";
import type { Counted, Table } from "./counted.js";
import { isDominated } from "./release.js";
import type { Column } from "./teams.js";

/** A cell of a table as a column. */
export interface Cell extends Column {
  /** Place of its table. */
  readonly table: number;
  readonly key: readonly string[];
  /** What it says: a sum per measure. */
  readonly sums: readonly number[];
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
  const cells = new Cells(tables, counted, measures);
  const ordered = cells.all.flatMap((byKey, at) => inOrder([...byKey.values()], tables[at] as Table));
  const places = new Map(ordered.map((cell, place) => [cell, out + place]));
  const added = new AddedTo(cells, places, counted);
  return {
    columns: ordered.map(columnOf),
    alike: counted.map((one) => ({ persons: one.persons, ...added.by(one) })),
  };
}

/** What people add, written down once for all who add the same. */
class AddedTo {
  readonly #slots: readonly string[];
  readonly #added = new Map<Counted["parts"], Map<Added | undefined, Added>>();
  readonly #families = new Map<string, FamilyPlaces>();
  /** Of each family the places before, which some of its people may have nothing at. */
  readonly #familiesBefore: ReadonlyMap<string, FamilyPlaces>;

  constructor(
    private readonly cells: Cells,
    private readonly places: ReadonlyMap<Open, number>,
    counted: readonly Counted[],
  ) {
    this.#slots = cells.slots;
    this.#familiesBefore = new Map(
      counted.flatMap(({ family, familyBefore }) => (familyBefore ? [[family, familyBefore] as const] : [])),
    );
  }

  by({ parts, before, family }: Counted): Omit<Alike, "persons"> {
    const byBefore = entryOf(this.#added, parts, () => new Map<Added | undefined, Added>());
    const added = entryOf(byBefore, before, () => this.#addedBy(parts, before));
    if (!added.own) return added;
    const places = entryOf(this.#families, family, () => [
      ...this.#slots.map((slot) => this.#placeOf(this.cells.ownOf(family, slot))),
      ...(this.#familiesBefore.get(family) ?? []),
    ]);
    return { ...added, family: places };
  }

  #addedBy(parts: Counted["parts"], before: Added | undefined): Added {
    const { adds, own } = this.cells.of(parts);
    const entries = [...adds]
      .map(([cell, add]) => [this.#placeOf(cell) as number, add] as const)
      .sort(([one], [other]) => one - other);
    const slots = [...this.#slots.map((slot) => own.get(slot)), ...(before?.own ?? [])];
    return {
      columns: [...(before?.columns ?? []), ...entries.map(([place]) => place)],
      adds: [...(before?.adds ?? []), ...entries.map(([, add]) => add)],
      ...(slots.some((add) => add) && { own: slots }),
    };
  }

  #placeOf(cell: Open | undefined): number | undefined {
    return cell && this.places.get(cell);
  }
}

function inOrder(cells: readonly Open[], { keep = [] }: Table): Open[] {
  const isKept = ({ key }: Open) => (key.some((code) => keep.includes(code)) ? 1 : 0);
  const heads = ({ sums }: Open) => sums[0] as number;
  return cells.toSorted((one, other) => isKept(other) - isKept(one) || heads(other) - heads(one));
}

function columnOf({ table, key, sums, largest, families }: Open): Cell {
  const dominated = sums.some((sum, measure) => {
    const ofFamilies = families.filter((_, at) => at % sums.length === measure);
    return [largest[measure] as number, ...ofFamilies].some((one) => isDominated(one, sum));
  });
  return { name: key.join(" "), dominated, table, key, sums };
}
