import { beside, type Out, type People } from "./beside.js";
import { type Held, heldBeside, lastRelease, outOf } from "./held.js";
import { type FigureStore, publish, type Release } from "./store.js";
import { type NewTable, newTables, type Wanted } from "./tables.js";

/** What became of tables that were to be given out. */
export type Outcome =
  /** They are out. */
  | "RELEASED"
  /** Those that are out say the same, but for fewer people than may be told of, or say more. */
  | "STANDS"
  /** Beside what is out, nothing can be shown. */
  | "REFUSED";

/** Tables that are to be given out of a place. */
export interface Planned extends Omit<Release, "tables">, Wanted {
  /** First and last day of the releases that it is held against. */
  readonly heldFrom: Release["on"];
  readonly heldUntil: Release["on"];
  /** Figures about the same people that are kept elsewhere. */
  readonly others: readonly Out[];
}

/**
 * Most figures out beside which new ones are looked at: what it takes grows with their square. With more, nothing new is
 * given out.
 */
const MOST_OUT = 1_500;

/**
 * Gives tables of a place out, all or none, held against what is out of the same people; and anew, when they count
 * otherwise and no fewer cells can be shown than are out. In a transaction, while nobody else gives anything out.
 */
export async function giveOut(store: FigureStore, planned: Planned): Promise<Outcome> {
  const { place, on, afterRun, people, audiences, heldFrom, heldUntil } = planned;
  const last = await lastRelease(store, planned);
  if (last && changed(last.people, people) < Math.max(...audiences)) return "STANDS";
  const held = await heldBeside(store, people, { from: heldFrom, until: heldUntil });
  const { counted, out } = beside(people, [...planned.others, ...held.map(outOf)]);
  if (out.length > MOST_OUT) return "REFUSED";
  const tables = newTables(counted, out, planned);
  if (last && audiences.some((smallest) => shown(tables, smallest) < shownBefore(last, smallest))) return "STANDS";
  if (!audiences.some((smallest) => shown(tables, smallest) > 0)) return "REFUSED";
  await publish(store, { place, on, afterRun, people, tables });
  return "RELEASED";
}

/** Number of people who came, went, or count otherwise. */
function changed(before: readonly People[], now: readonly People[]): number {
  const was = new Map(before.flatMap((one) => one.people.map((person) => [person, countsAs(one)] as const)));
  let number = 0;
  for (const one of now) {
    const is = countsAs(one);
    for (const person of one.people) {
      if (was.get(person) !== is) number += 1;
      was.delete(person);
    }
  }
  return number + was.size;
}

const countsAs = ({ family, parts }: People): string =>
  JSON.stringify([family, parts.map(({ is, add }) => [Object.entries(is).sort(), add])]);

const shown = (tables: readonly NewTable[], smallest: number): number =>
  tables
    .filter((table) => table.smallest === smallest)
    .reduce((sum, { cells }) => sum + cells.filter((cell) => "amounts" in cell).length, 0);

const shownBefore = ({ tables }: Held, smallest: number): number =>
  tables.filter((table) => table.smallest === smallest).reduce((sum, { keys }) => sum + keys.length, 0);
