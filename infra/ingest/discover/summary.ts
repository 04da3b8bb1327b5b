import type { DateForm, DecimalForm } from "../cell.js";
import { readDate } from "../dates.js";
import { readDecimal } from "../decimals.js";
import type { GuessedColumn } from "../shape.js";

/** Forms of days that are tried, the likeliest first; those behind the bar only where the header speaks of a day. */
const FORMS: readonly DateForm[] = ["iso", "dutch", "american"];
const FORMS_BY_HEADER: readonly DateForm[] = [...FORMS, "compact", "month", "serial"];
const DAY_HEADER = /dat|begin|eind|ingang|geboren|^van$|^tot|from|until/i;

/** Of numbers that Excel counts days by, only those of a working life: others are numbers of something else. */
const SERIAL = /^[1-6]\d{4}(?:[.,]\d+)?$/;

/** Most different texts that a column of codes has. */
const WORDS_MAX = 40;

/** What the cells of one column have in common; it keeps no cell but the different texts of a column with few of them. */
export class ColumnSummary {
  #rows = 0;
  #filled = 0;
  #forms: readonly DateForm[];
  #numbers = true;
  #thousands: DecimalForm | undefined;
  #greatest = Number.NEGATIVE_INFINITY;
  #words: Set<string> | undefined = new Set();
  readonly #decimals = new Set<DecimalForm>();

  constructor(readonly header: string) {
    this.#forms = DAY_HEADER.test(header) ? FORMS_BY_HEADER : FORMS;
  }

  see(cell: string): void {
    this.#rows += 1;
    const text = cell.trim();
    if (text === "") return;
    this.#filled += 1;
    this.#forms = this.#forms.filter((form) => isDay(text, form));
    if (this.#numbers) this.#seeNumber(text);
    if (this.#words && !this.#words.has(text)) {
      if (this.#words.size < WORDS_MAX) this.#words.add(text);
      else this.#words = undefined;
    }
  }

  #seeNumber(text: string): void {
    const forms = (["either", "comma", "point"] as const).filter((form) => readDecimal(text, form) !== undefined);
    const [form] = forms;
    this.#numbers = form !== undefined;
    if (form === undefined) return;
    this.#greatest = Math.max(this.#greatest, Number(readDecimal(text, form)));
    if (/[.,]/.test(text)) this.#decimals.add(form === "either" ? (text.includes(",") ? "comma" : "point") : form);
    if (form !== "either") this.#thousands = form;
  }

  /** Forms that every day of it fits, the likeliest first; none when it holds other things than days. */
  get dayForms(): readonly DateForm[] {
    return this.#filled > 0 ? this.#forms : [];
  }

  /** Signs that its decimals have; none when it holds other things than numbers. */
  get decimalSigns(): ReadonlySet<DecimalForm> {
    return this.#numbers ? this.#decimals : new Set();
  }

  /** The form that its signs of thousands ask for; undefined without. */
  get thousands(): DecimalForm | undefined {
    return this.#numbers ? this.#thousands : undefined;
  }

  get column(): GuessedColumn {
    const isNumber = this.#numbers && this.#filled > 0;
    return {
      header: this.header,
      isDay: this.dayForms.length > 0,
      greatest: isNumber ? this.#greatest : undefined,
      words: this.#words && [...this.#words],
      filled: this.#filled,
      rows: this.#rows,
    };
  }
}

const isDay = (text: string, form: DateForm): boolean =>
  readDate(text, [form]) !== undefined && (form !== "serial" || SERIAL.test(text));
