import { type FigureStore, findAllPublished, type PublishedCell } from "@regiohub/infra/figures/store";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Measured } from "@regiohub/schema/figures";
import type { MobilityDb } from "../tables.js";

/** What this subgraph has given out in tables. */
export const storeOf = (figures: MobilityDb): FigureStore => ({ db: figures, schema: "mobility" });

/** What of where, `FLOWS PROVINCIE PV22`, for those who may be told of so few. */
export interface PublishedPlace {
  readonly place: string;
  readonly smallest: number;
}

/** Figures as they were given out. */
export interface PublishedFigures {
  /** Of a cell, the table being its first word; undefined: of one that is never given out. */
  readonly cell: (name: string | undefined) => Measured;
  /** The cells of a table that there may be. */
  readonly cellsOf: (table: string) => readonly string[];
}

/** A figure that is not given out, or not yet. */
const NOT_PUBLISHED: Measured = { value: null, why: ["NOT_PUBLISHED"] };

/** A figure that never is. */
export const NOT_PLANNED: Measured = { value: null, why: ["NOT_PLANNED"] };

/** Of a place and time of which nothing ever is. */
export const NONE_PLANNED: PublishedFigures = { cell: () => NOT_PLANNED, cellsOf: () => [] };

/** What was given out of several places; what is not there was not published. One statement. */
export async function publishedFigures(
  figures: MobilityDb,
  places: readonly PublishedPlace[],
  on: CalendarDate,
): Promise<PublishedFigures[]> {
  const each = await findAllPublished(storeOf(figures), places, on);
  return each.map((tables) => {
    const found = new Map(
      tables.flatMap(({ dimensions, cells }) =>
        cells.map((cell) => [[...dimensions, ...cell.key].join(" "), shown(cell)] as const),
      ),
    );
    return {
      cell: (name) => (name === undefined ? NOT_PLANNED : (found.get(name) ?? NOT_PUBLISHED)),
      cellsOf: (table) => [...found.keys()].filter((name) => name.startsWith(`${table} `)),
    };
  });
}

const shown = ({ amounts, why }: PublishedCell): Measured =>
  amounts ? { value: String(amounts[0]), why: [] } : { value: null, why: why ? [why] : [] };
