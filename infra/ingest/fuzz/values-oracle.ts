import type { DateForm, DecimalForm } from "../cell.js";

/** Days by arithmetic: a calendar that knows nothing of text. */
function dayIfReal(year: number, month: number, day: number): string | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

const OPEN = ["9999-12-31", "2099-12-31", "2099-01-01", "0001-01-01"];

/** Stretches of digits, and what stands between and around them: `1-8-2024` → ["", "1", "-", "8", "-", "2024", ""]. */
const partsOf = (text: string) => text.split(/([0-9]+)/);

type Meant = string | null | undefined | "another form";

/** What a day without a time says in a form. */
function dayInForm(text: string, form: DateForm): Meant {
  const [before, a = "", first, b = "", second, c = "", after, ...more] = partsOf(text);
  const numbers = [a, b, c].map(Number) as [number, number, number];
  const signs = `${before}${first}${second ?? ""}${after ?? ""}`;
  const three = more.length === 0 && before === "" && after === "";
  if (form === "iso") {
    if (!three || signs !== "--" || a.length !== 4 || b.length !== 2 || c.length !== 2) return "another form";
    return dayIfReal(...numbers);
  }
  if (form === "dutch" || form === "american") {
    const separated = form === "dutch" ? /^[-/]{2}$/.test(signs) : signs === "//";
    if (!three || !separated || a.length > 2 || b.length > 2 || c.length !== 4) return "another form";
    return form === "dutch"
      ? dayIfReal(numbers[2], numbers[1], numbers[0])
      : dayIfReal(numbers[2], numbers[0], numbers[1]);
  }
  const one = before === "" && first === "" && b === "";
  if (form === "compact") {
    if (one && (a === "0" || a === "00000000")) return null;
    return one && a.length === 8 ? dayIfReal(+a.slice(0, 4), +a.slice(4, 6), +a.slice(6)) : "another form";
  }
  if (form === "month") return one && a.length === 6 ? dayIfReal(+a.slice(0, 4), +a.slice(4), 1) : "another form";
  const fraction = before === "" && (first === "." || first === ",") && second === "" && b !== "" && c === "";
  if (a === "" || a.length > 7 || !(one || fraction)) return "another form";
  return dayOfSerial(Number(a));
}

/** 1 is 1 January 1900; from 61 on a day is missed, for 60 is a day that never was. */
function dayOfSerial(serial: number): string | undefined {
  if (serial === 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(1899, 11, (serial < 60 ? 31 : 30) + serial);
  return dayIfReal(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/**
 * The day that a text means when the export is declared to have these forms.
 * @param time What stands behind the day: cut when it is a time, and no day at all when it is not.
 */
export function dayByTheBook(
  day: string,
  time: { readonly text: string; readonly isTime: boolean },
  forms: readonly DateForm[],
): string | null | undefined {
  for (const form of forms) {
    const timed = form === "iso" || form === "dutch" || form === "american";
    if (time.text !== "" && !(timed && time.isTime)) continue;
    const meant = dayInForm(day, form);
    if (meant === "another form") continue;
    if (meant === null || meant === undefined) return meant;
    if (OPEN.includes(meant)) return null;
    return meant >= "1900-01-01" && meant <= "2098-12-31" ? meant : undefined;
  }
  return undefined;
}

const SIGNS = { comma: { decimal: ",", thousands: "." }, point: { decimal: ".", thousands: "," } } as const;

/** The number that a text means in a form, scaled to whole 10⁻²⁰; undefined when it is none. */
export function numberByTheBook(text: string, form: DecimalForm): bigint | undefined {
  if (form === "either") {
    const signs = [...text].filter((char) => char === "." || char === ",");
    return signs.length > 1 ? undefined : numberByTheBook(text.replace(",", "."), "point");
  }
  const { decimal, thousands } = SIGNS[form];
  const minus = text.startsWith("-");
  const [whole = "", fraction, ...more] = (minus ? text.slice(1) : text).split(decimal);
  const groups = whole.split(thousands);
  const isDigits = (part: string) => [...part].every((char) => char >= "0" && char <= "9");
  if (more.length > 0 || ![...groups, fraction ?? ""].every(isDigits)) return undefined;
  if (fraction === "" || (whole === "" && fraction === undefined)) return undefined;
  const [first = "", ...others] = groups;
  const grouped = first !== "" && first.length <= 3 && first[0] !== "0" && others.every((group) => group.length === 3);
  if (others.length > 0 && !grouped) return undefined;
  const value = BigInt(groups.join("") + (fraction ?? "").padEnd(20, "0"));
  return minus ? -value : value;
}
