import type { Person, Place } from "../people.js";
import type { Files, Table } from "../table.js";

/** How one source says who works where: a board as the tables of its export, and the tables as its files. */
export interface Connector {
  /** Name of the adapter. */
  readonly source: string;
  /** Where people stand, and in which columns. */
  readonly people: {
    readonly file: string;
    readonly number: string;
    /** Null where the source has no names. */
    readonly birthName: string | null;
    readonly bornOn: string;
  };
  /** Where their employments stand. */
  readonly lines: { readonly file: string; readonly number: string; readonly startsOn: string };
  tables(people: readonly Person[], board: string): Table[];
  /** A table as a file of that source. */
  write(table: Table): Files;
}

/** Places where people work, each once. */
export const unitsOf = (people: readonly Person[]): Place[] => [
  ...new Map(people.flatMap(({ jobs }) => jobs.map(({ place }) => [place.unit, place] as const))).values(),
];

/** `2020-08-01` → `20200801`; nothing stays nothing. */
export const compact = (day: string | null): string | null => day?.replaceAll("-", "") ?? null;

/** A number with a decimal comma: 3200 hundredths → `32,00`. */
export const comma = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(".", ",");
