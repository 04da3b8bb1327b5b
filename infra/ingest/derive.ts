import type { CalendarDate } from "../values.js";
import { words } from "../words.js";
import { type Binding, type Decoder, EMPTY, Invalid, invalid, isValue, type NoValue, REFUSED } from "./cell.js";
import { Column } from "./columns.js";
import type { Lookup } from "./define.js";
import { KeptRows } from "./kept-rows.js";
import type { Settings } from "./profile.js";

type Parts = Readonly<Record<string, Column<unknown>>>;
type Values<P extends Parts> = { readonly [N in keyof P]: P[N] extends Column<infer T> ? T : never };

const NOTHING = words("nothing", "niets");

/** The same value on every row. */
export const constant = <const T>(value: T): Column<T> => new Column<T>([], NOTHING, () => () => value);

/**
 * A value made of several columns; each part that may be empty needs its own `.orNull()`.
 * `make` must not keep the object that it gets: it is used again for the next row.
 */
export const combine = <const P extends Parts, U>(parts: P, make: (values: Values<P>) => U | Invalid): Column<U> =>
  derived(parts, () => make);

/** As `combine`, with the board's profile: `using(hrSettings, { unit }, ({ unit }, { units }) => …)`. */
export const using = <S, const P extends Parts, U>(
  settings: Settings<S>,
  parts: P,
  make: (values: Values<P>, settings: S) => U | Invalid,
): Column<U> =>
  derived(parts, (binding) => {
    const own = binding.settings(settings);
    return (values) => make(values, own);
  });

/** A last day that may be open, and not before the first day: both count. */
export const lastDay = (last: Column<CalendarDate | null>, first: Column<CalendarDate>): Column<CalendarDate | null> =>
  combine({ last, first }, (days) =>
    days.last !== null && days.last < days.first
      ? invalid(`a day not before ${first.headers[0]}`, `een dag niet voor ${first.headers[0]}`)
      : days.last,
  );

/**
 * What a side file keeps under a key, made into a value; `found` is undefined when the key is not in it. A row is refused
 * whose key may be that of a last row which was cut off there.
 */
export const lookup = <K, U>(
  from: Lookup<K>,
  key: Column<string | null>,
  make: (found: K | undefined) => U | Invalid,
): Column<U> =>
  derived({ key }, (binding) => {
    const kept = binding.kept(from);
    const isDoubtful = (key: string) => kept instanceof KeptRows && kept.isDoubtful(key);
    const cutOff = new Invalid(wholeRowIn(from.name), "END_MISSING");
    return ({ key }) => {
      if (key === null) return make(undefined);
      return isDoubtful(key) ? cutOff : make(kept.get(key));
    };
  });

const wholeRowIn = (file: string) =>
  words(
    `a whole last row in ${file}, with a line end behind it`,
    `een hele laatste regel in ${file}, met een regeleinde erachter`,
  );

/** A value made with a side file; where that has nothing at all, the other one, and no cell is read for it. */
export const whereKept = <U>(from: Lookup<unknown>, made: Column<U>, otherwise: U): Column<U> =>
  new Column(made.headers, made.expected, (binding) => {
    const decode = made.bind(binding); // asks for its columns, read or not
    const kept = binding.kept(from);
    const hasRows = kept instanceof KeptRows ? kept.hasRows : kept.size > 0;
    return hasRows ? decode : () => otherwise;
  });

/** The first of several columns that is not empty. */
export const firstOf = <T>(...columns: readonly Column<T>[]): Column<NonNullable<T>> =>
  new Column<NonNullable<T>>(
    columns.flatMap((column) => column.headers),
    columns[0]?.expected ?? NOTHING,
    (binding) => {
      const decoders = columns.map((column) => column.bind(binding));
      return (row, faults) => {
        for (const decode of decoders) {
          const outcome = decode(row, faults);
          if (outcome !== EMPTY && outcome !== null) return outcome as NonNullable<T> | typeof REFUSED;
        }
        return EMPTY;
      };
    },
  );

function derived<P extends Parts, U>(
  parts: P,
  bindMake: (binding: Binding) => (values: Values<P>) => U | Invalid,
): Column<U> {
  const names = Object.keys(parts);
  const columns = Object.values(parts);
  const headers = [...new Set(columns.flatMap((column) => column.headers))];
  return new Column<U>(headers, columns[0]?.expected ?? NOTHING, (binding): Decoder<U> => {
    const decoders = columns.map((column) => column.bind(binding));
    const make = bindMake(binding);
    // One object for all rows: millions of them would keep the collector busy.
    const values: Record<string, unknown> = {};
    return (row, faults): U | NoValue => {
      for (let i = 0; i < decoders.length; i += 1) {
        const outcome = decoders[i]?.(row, faults);
        if (outcome === EMPTY)
          faults.refuse(columns[i]?.headers[0] ?? "", "CELL_EMPTY", columns[i]?.expected ?? NOTHING);
        if (!isValue(outcome)) return REFUSED;
        values[names[i] as string] = outcome;
      }
      const made = make(values as Values<P>);
      if (!(made instanceof Invalid)) return made;
      faults.refuse(headers[0] ?? "", made.code, made.expected);
      return REFUSED;
    };
  });
}
