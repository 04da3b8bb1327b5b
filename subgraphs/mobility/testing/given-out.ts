import { GivenOut, type Out, type People } from "@regiohub/infra/figures/beside";
import { outOf } from "@regiohub/infra/figures/held";
import { type NewTable, newTables, type Wanted } from "@regiohub/infra/figures/tables";

/** A figure that is given out, or that is withheld. */
export interface Figure {
  readonly name: string;
  /** What of where and when. */
  readonly title: string;
  readonly dimensions: readonly string[];
  readonly key: readonly string[];
  /** Fewest people that those who see it, or do not, may be told of. */
  readonly smallest: number;
  readonly isOut: boolean;
  /** How often each person counts in it. */
  readonly persons: ReadonlyMap<string, number>;
}

/** Gives tables of regions out as the nights do, one after the other, each beside those before. Without a database. */
export class Nights {
  readonly figures: Figure[] = [];
  readonly #out: Out[] = [];

  constructor(readonly audiences: readonly number[]) {}

  /** @param title what of where and when */
  giveOut(title: string, people: readonly People[], plan: Omit<Wanted, "audiences">): void {
    const given = new GivenOut();
    for (const one of this.#out) given.add(one);
    const { counted, out } = given.beside(people);
    const tables = newTables(counted, out, { ...plan, audiences: this.audiences });
    const held = tables.map(({ cells, ...table }) => ({
      ...table,
      keys: cells.flatMap((cell) => ("amounts" in cell ? [cell.key] : [])),
    }));
    this.#out.push(outOf({ id: 0, place: title, on: "", people, tables: held }));
    for (const table of tables) this.figures.push(...figuresOf(title, table, people));
  }
}

function figuresOf(title: string, { smallest, dimensions, cells }: NewTable, people: readonly People[]): Figure[] {
  return cells.map((cell) => {
    const persons = new Map<string, number>();
    for (const { parts, people: alike } of people) {
      const times = parts.filter(({ is }) =>
        dimensions.every((dimension, at) => is[dimension] === cell.key[at]),
      ).length;
      if (times > 0) for (const person of alike) persons.set(person, times);
    }
    const { key } = cell;
    return {
      name: [title, ...dimensions, ...key].join(" "),
      title,
      dimensions,
      key,
      smallest,
      isOut: "amounts" in cell,
      persons,
    };
  });
}
