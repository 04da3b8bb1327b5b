import type { Kysely } from "kysely";
import { GivenOut, type Out, type People } from "./beside.js";
import { type Held, heldBeside, lastRelease, outOf } from "./held.js";
import { type FigureStore, publish, type Release } from "./store.js";
import { type NewTable, newTables, type Wanted } from "./tables.js";

/** Tables that are to be given out of a place. */
export interface Planned extends Omit<Release, "tables">, Wanted {
  /** First and last day of the releases that it is held against. */
  readonly heldFrom: Release["on"];
  readonly heldUntil: Release["on"];
  /** Figures about the same people that are kept elsewhere. */
  readonly others: readonly Out[];
}

/**
 * The tables of a place that may be given out, held against what is out of the same people; where nothing may be, why each
 * cell is withheld, and nobody who was counted. Undefined where a release stands from which fewer people count otherwise
 * than may be told of; and where more cells are out of that than could be anew, or none in either. To be published as long
 * as nothing else has been given out.
 */
async function toGiveOut(store: FigureStore, planned: Planned): Promise<Release | undefined> {
  const { place, on, afterRun, people, audiences, heldFrom, heldUntil } = planned;
  const last = await lastRelease(store, planned);
  if (last && changed(last.people, people) < Math.max(...audiences)) return undefined;
  const given = new GivenOut();
  for (const one of planned.others) given.add(one);
  for await (const held of heldBeside(store, people, { from: heldFrom, until: heldUntil })) given.add(outOf(held));
  const { counted, out } = given.beside(people);
  const tables = newTables(counted, out, planned);
  const isMore = (smallest: number) => shown(tables, smallest) >= (last ? shownBefore(last, smallest) : 0);
  const isAny = audiences.some((smallest) => shown(tables, smallest) > 0);
  if (last && !(isAny && audiences.every(isMore))) return undefined;
  return { place, on, afterRun, people: isAny ? people : [], tables };
}

/** How a subgraph gives out tables of a place. */
export interface Turn<Tables> extends Pick<FigureStore, "schema"> {
  /** What is to be given out, all counted as of one moment; undefined: nothing is. */
  readonly count: (db: Kysely<Tables>) => Promise<Planned | undefined>;
  /** How much is out that it is held against: another number, when something was given out. */
  readonly outNow: (db: Kysely<Tables>) => Promise<number>;
  /** Waits until nobody else gives out, and keeps others waiting until the transaction ends. Takes no snapshot. */
  readonly waitForTurn: (db: Kysely<Tables>) => Promise<void>;
  /** What else is kept of tables that were just given out, in the same transaction. */
  readonly published?: (db: Kysely<Tables>, release: Release) => Promise<void>;
}

/**
 * Gives out the tables of a place, all or none. They are decided on beside others who ask, as it may take a minute; where
 * figures of these people were given out meanwhile, they are left to the next night.
 */
export async function giveOut<Tables>(
  figures: Kysely<Tables>,
  { schema, count, outNow, waitForTurn, published }: Turn<Tables>,
): Promise<void> {
  const { release, out } = await figures
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (db) => {
      const planned = await count(db);
      const release = planned && (await toGiveOut({ db, schema }, planned));
      return { release, out: await outNow(db) };
    });
  if (!release) return;
  await figures.transaction().execute(async (db) => {
    await waitForTurn(db);
    if ((await outNow(db)) !== out) return;
    await publish({ db, schema }, release);
    await published?.(db, release);
  });
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
