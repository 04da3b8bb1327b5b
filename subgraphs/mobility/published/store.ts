import { type FigureStore, findAllPublished, type PublishedCell } from "@regiohub/infra/figures/store";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Measured, WhyMissing } from "@regiohub/schema/figures";
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

/** A figure that what is out beside it does not have. */
const NOT_BESIDE: Measured = { value: null, why: ["SUPPRESSED"] };

/** A figure that never is. */
export const NOT_PLANNED: Measured = { value: null, why: ["NOT_PLANNED"] };

/** Of a place and time of which nothing ever is. */
export const NONE_PLANNED: PublishedFigures = { cell: () => NOT_PLANNED, cellsOf: () => [] };

/** What was given out of several places, one statement; where nothing was, each figure is missing as `whyNone` has it. */
export async function publishedFigures(
  figures: MobilityDb,
  places: readonly PublishedPlace[],
  on: CalendarDate,
  whyNone: (place: number) => WhyMissing,
): Promise<PublishedFigures[]> {
  const each = await findAllPublished(storeOf(figures), places, on);
  return each.map((tables, at) => {
    const missing: Measured = tables.length > 0 ? NOT_BESIDE : { value: null, why: [whyNone(at)] };
    const found = new Map(
      tables.flatMap(({ dimensions, cells }) =>
        cells.map((cell) => [[...dimensions, ...cell.key].join(" "), shown(cell)] as const),
      ),
    );
    return {
      cell: (name) => (name === undefined ? NOT_PLANNED : (found.get(name) ?? missing)),
      cellsOf: (table) => [...found.keys()].filter((name) => name.startsWith(`${table} `)),
    };
  });
}

const shown = ({ amounts, why }: PublishedCell): Measured =>
  amounts ? { value: String(amounts[0]), why: [] } : { value: null, why: why ? [why] : [] };
