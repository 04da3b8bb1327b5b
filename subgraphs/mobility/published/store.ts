import { type FigureStore, findPublished } from "@regiohub/infra/figures/store";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Measured } from "@regiohub/schema/figures";
import type { MobilityDb } from "../tables.js";

/** What this subgraph has given out in tables. */
export const storeOf = (figures: MobilityDb): FigureStore => ({ db: figures, schema: "mobility" });

/** Which tables of a place. */
export interface PublishedQuestion {
  /** What of where: `FLOWS PROVINCIE PV22`. */
  readonly place: string;
  readonly on: CalendarDate;
  readonly smallest: number;
  readonly tables: readonly string[];
}

/** Figures as they were given out. */
export interface PublishedFigures {
  /** Of a cell, the table being its first word. */
  readonly cell: (name: string) => Measured;
  /** The cells of a table that there may be. */
  readonly cellsOf: (table: string) => readonly string[];
}

const NOT_PUBLISHED: Measured = { value: null, why: ["NOT_PUBLISHED"] };

/** What was given out to those who may be told of so few; what is not there was not published. */
export async function publishedFigures(
  figures: MobilityDb,
  { place, on, smallest, tables }: PublishedQuestion,
): Promise<PublishedFigures> {
  const found = new Map<string, Measured>();
  for (const table of tables) {
    const [published] = await findPublished(storeOf(figures), [place], {
      ...{ on, smallest, dimensions: [table], bands: null },
    });
    for (const { key, amounts, why } of published?.cells ?? []) {
      const shown = amounts ? { value: String(amounts[0]), why: [] } : { value: null, why: why ? [why] : [] };
      found.set(`${table} ${key.join(" ")}`, shown);
    }
  }
  return {
    cell: (name) => found.get(name) ?? NOT_PUBLISHED,
    cellsOf: (table) => [...found.keys()].filter((name) => name.startsWith(`${table} `)),
  };
}
