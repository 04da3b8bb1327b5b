import { invalid } from "@regiohub/infra/ingest/cell";
import { type Column, code, date, text } from "@regiohub/infra/ingest/columns";
import { combine } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";

/** A code or number by which a board names something: text of at most 50 characters, leading zeros kept. */
export const name = (header: string): Column<string> => text(header, { max: 50 });

/** One of a record's own words, in any case. */
export const word = <const C extends string>(header: string, words: readonly C[]): Column<C> =>
  code(header, Object.fromEntries(words.map((one) => [one, one])) as Record<string, C>);

/** A last day, or null; never before the first day. */
export const lastDay = (header: string, firstHeader: string): Column<CalendarDate | null> =>
  combine({ last: date(header).orNull(), first: date(firstHeader).orNull() }, ({ last, first }) =>
    last !== null && first !== null && last < first
      ? invalid(`a day on or after ${firstHeader}`, `een dag op of na ${firstHeader}`)
      : last,
  );
