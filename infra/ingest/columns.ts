import type { CalendarDate, Decimal } from "../values.js";
import { numberText, type Words, words } from "../words.js";
import { type Binding, type Decoder, EMPTY, Invalid, isValue, type NoValue, REFUSED } from "./cell.js";
import { DATE_EXAMPLES, readDate } from "./dates.js";
import { DECIMAL_EXAMPLES, readDecimal } from "./decimals.js";
import { textFault } from "./text.js";

/** How one field of a record comes out of a row. */
export class Column<out T> {
  constructor(
    /** Headers it reads, verbatim as the vendor writes them; the first one names it in rejections. */
    readonly headers: readonly string[],
    /** What a cell must look like, for messages. */
    readonly expected: Words,
    /** Binds it to a file. */
    readonly bind: (binding: Binding) => Decoder<T>,
  ) {}

  /** The value, or null where the cell is empty. */
  orNull(): Column<T | null> {
    return this.orElse(null);
  }

  /** The value, or another where the cell is empty. */
  orElse<E>(fallback: E): Column<T | E> {
    return this.#with<T | E>((decode) => (row, faults) => {
      const outcome = decode(row, faults);
      return outcome === EMPTY ? fallback : outcome;
    });
  }

  /** As `orNull`, and null as well when the export does not have the column. */
  optional(): Column<T | null> {
    const present = this.orNull();
    return new Column(this.headers, this.expected, (binding) =>
      this.headers.every((header) => binding.has(header)) ? present.bind(binding) : () => null,
    );
  }

  /** As `orNull`, and null as well where the cell is wrong: it is reported, and the row stays. */
  orDropped(): Column<T | null> {
    return this.#with<T | null>((decode) => (row, faults) => {
      const before = faults.refusals;
      const outcome = decode(row, faults);
      if (outcome === REFUSED) faults.forgive(before);
      return isValue(outcome) ? outcome : null;
    });
  }

  /** Another value made of this one; `invalid("a code of …")` refuses it. */
  map<U>(change: (value: T) => U | Invalid): Column<U> {
    const [header = ""] = this.headers;
    return this.#with<U>((decode) => (row, faults) => {
      const outcome = decode(row, faults);
      if (!isValue(outcome)) return outcome;
      const changed = change(outcome);
      if (!(changed instanceof Invalid)) return changed;
      faults.refuse(header, changed.code, changed.expected);
      return REFUSED;
    });
  }

  #with<U>(wrap: (decode: Decoder<T>) => Decoder<U>): Column<U> {
    return new Column(this.headers, this.expected, (binding) => wrap(this.bind(binding)));
  }
}

/** A column of one header, whose trimmed text is read by `read`: EMPTY, or undefined when it is not as expected. */
function cellColumn<T>(
  header: string,
  expected: Words,
  reader: (binding: Binding) => (text: string) => T | typeof EMPTY | undefined,
): Column<T> {
  return new Column<T>([header], expected, (binding) => {
    const cell = binding.cell(header);
    const read = reader(binding);
    return (row, faults): T | NoValue => {
      const raw = cell(row);
      if (raw === null || raw === "") return EMPTY;
      if (raw instanceof Invalid) {
        faults.refuse(header, "CELL_INVALID", raw.expected);
        return REFUSED;
      }
      const text = raw.trim();
      if (text === "") return EMPTY;
      const value = read(text);
      if (value !== undefined) return value;
      faults.refuse(header, "CELL_INVALID", expected);
      return REFUSED;
    };
  });
}

/** Most characters in a text that is not asked to be longer. */
const TEXT_MAX = 1000;

const TEXT = words("text", "tekst");

/**
 * Text: trimmed, in Unicode normal form C. Ids are text too: `000123` stays so.
 * A cell that holds what has the form of a citizen service number or a bank account is dropped and reported.
 */
export function text(header: string, { max = TEXT_MAX }: { readonly max?: number } = {}): Column<string> {
  return new Column<string>([header], TEXT, (binding) => {
    const cell = binding.cell(header);
    return (row, faults) => {
      const raw = cell(row);
      if (raw === null || raw === "") return EMPTY;
      if (raw instanceof Invalid) {
        faults.refuse(header, "CELL_INVALID", raw.expected);
        return REFUSED;
      }
      const fault = textFault(raw, max);
      if (fault === undefined) {
        const value = raw.trim();
        return value === "" ? EMPTY : value;
      }
      if (typeof fault === "string") return fault === "" ? EMPTY : fault;
      if (fault.code === "CELL_FORBIDDEN") {
        faults.drop(header, fault.code, fault.expected);
        return EMPTY;
      }
      faults.refuse(header, fault.code, fault.expected);
      return REFUSED;
    };
  });
}

/** Bounds of a number, both included. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

const within = (value: number, { min = -Infinity, max = Infinity }: Bounds) => value >= min && value <= max;
/** `what` and its bounds, in both languages. */
function bounded(en: string, nl: string, { min, max }: Bounds): Words {
  if (min !== undefined && max !== undefined)
    return words(
      `${en} from ${numberText(min, "en")} to ${numberText(max, "en")}`,
      `${nl} van ${numberText(min, "nl")} tot en met ${numberText(max, "nl")}`,
    );
  if (min !== undefined)
    return words(`${en} of ${numberText(min, "en")} or more`, `${nl} van ${numberText(min, "nl")} of meer`);
  if (max !== undefined)
    return words(`${en} of ${numberText(max, "en")} or less`, `${nl} van ${numberText(max, "nl")} of minder`);
  return words(en, nl);
}

/** A whole number. */
export function integer(header: string, bounds: Bounds = {}): Column<number> {
  return cellColumn(header, bounded("a whole number", "een geheel getal", bounds), () => (text) => {
    const number = /^-?\d{1,10}$/.test(text) ? Number(text) + 0 : Number.NaN; // + 0: there is no -0
    return Math.abs(number) <= 2_147_483_647 && within(number, bounds) ? number : undefined;
  });
}

/**
 * An exact decimal, in the export's form: `1.234,56`, `1,234.56`, or either sign without thousands. More decimals than
 * the record's field has are rounded, half up.
 */
export function decimal(header: string, bounds: Bounds = {}): Column<Decimal> {
  const expected = bounded("a decimal number", "een decimaal getal", bounds);
  return new Column<Decimal>([header], expected, (binding) => {
    const example = DECIMAL_EXAMPLES[binding.decimals];
    const written = example
      ? bounded(`a decimal number as ${example}`, `een decimaal getal als ${example}`, bounds)
      : expected;
    return cellColumn(header, written, ({ decimals }) => (text) => {
      const value = text.length <= 40 ? readDecimal(text, decimals) : undefined;
      return value !== undefined && within(Number(value), bounds) ? value : undefined;
    }).bind(binding);
  });
}

/** Days that are remembered while a file is read: an export has few different ones, and many of each. */
const KNOWN_DAYS = 10_000;

/**
 * A day, in one of the dialect's forms. `9999-12-31` and the other words for "no day" count as empty,
 * so an end that may be open is `date("Einddatum").orNull()`.
 */
export function date(header: string): Column<CalendarDate> {
  return new Column<CalendarDate>([header], words("a day", "een dag"), (binding) => {
    const examples = binding.dates.map((form) => DATE_EXAMPLES[form]);
    const expected = words(
      `a day as ${examples.map(({ en }) => en).join(" or ")}`,
      `een dag als ${examples.map(({ nl }) => nl).join(" of ")}`,
    );
    return cellColumn(header, expected, ({ dates }) => {
      const known = new Map<string, CalendarDate | typeof EMPTY>();
      return (text) => {
        const before = known.get(text);
        if (before !== undefined) return before;
        const day = readDate(text, dates);
        if (day === undefined) return undefined;
        const value = day ?? EMPTY;
        if (known.size >= KNOWN_DAYS) known.clear();
        known.set(text, value);
        return value;
      };
    }).bind(binding);
  });
}

const TRUE: ReadonlySet<string> = new Set(["1", "j", "ja", "true", "waar", "y", "yes"]);
const FALSE: ReadonlySet<string> = new Set(["0", "n", "nee", "false", "onwaar", "no"]);

/** Yes or no: `J/N`, `Ja/Nee`, `1/0`, `true/false`, any case. */
export function boolean(header: string): Column<boolean> {
  return cellColumn(header, words("J or N, 1 or 0, true or false", "J of N, 1 of 0, true of false"), () => (text) => {
    const word = text.toLowerCase();
    return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined;
  });
}

const oneOf = (known: readonly string[]) => words(`one of ${known.join(", ")}`, `een van ${known.join(", ")}`);

/** One of the vendor's codes or words, any case: `code("Naamgebruik_code", { 0: "OWN", 1: "PARTNER_OWN" })`. */
export function code<const C extends string>(header: string, vocabulary: Readonly<Record<string, C>>): Column<C> {
  const known = new Map(Object.entries(vocabulary).map(([word, value]) => [word.toLowerCase(), value]));
  return cellColumn(header, oneOf(Object.keys(vocabulary)), () => (text) => known.get(text.toLowerCase()));
}
