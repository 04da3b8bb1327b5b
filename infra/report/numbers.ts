import type { CalendarDate } from "../values.js";
import type { Language } from "../words.js";

/** What stands between thousands, and before decimals. */
const SIGNS: Readonly<Record<Language, readonly [group: string, point: string]>> = { nl: [".", ","], en: [",", "."] };

const LOCALES: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

/** An exact number as people read it, with all of its decimals: `-1007.50` is `−1.007,50` in Dutch. */
export function numberText(exact: string | number, lang: Language): string {
  const [, sign = "", whole = "", decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(exact)) ?? [];
  if (whole === "") throw new Error("not an exact number");
  const [group, point] = SIGNS[lang];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign && "−"}${grouped}${decimals === undefined ? "" : point + decimals}`;
}

/** As `numberText`, with a plus where it is more than nothing: of changes. */
export const changeText = (exact: string, lang: Language): string =>
  `${/^\d*\.?\d*[1-9]/.test(exact) ? "+" : ""}${numberText(exact, lang)}`;

/** A day written out: `1 oktober 2025`. */
export const dayText = (day: CalendarDate, lang: Language): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
