import type { Figure } from "@regiohub/infra/report/figure";
import { dayText } from "@regiohub/infra/report/numbers";
import type { CalendarDate } from "@regiohub/infra/values";
import { type Language, words } from "@regiohub/infra/words";
import { octoberOf } from "@regiohub/schema/octobers";
import type { RegionAnswers, Stock } from "../answers.js";
import { counted } from "../reasons.js";
import { filled } from "./section.js";

const TEXT = {
  between: words("between {first} and {last}", "tussen {first} en {last}"),
  nobody: words("the hub has nobody of that day", "de hub heeft niemand van die dag"),
  same: words("not counted anew since {day}: see there", "sinds {day} niet opnieuw geteld: zie daar"),
  survivors: words("only who was still there later", "alleen wie er later nog was"),
  incomparable: words(
    "counted differently: cannot be compared with the year before",
    "anders geteld: niet te vergelijken met het jaar ervoor",
  ),
} as const;

/** A year of the series of a region's staff. */
export interface StockYear {
  readonly year: number;
  /** Null: the hub has nobody of that day. */
  readonly stock: Stock | null;
  /** The last day that an earlier year has counted, where nobody was counted since: then the figures are of that year. */
  readonly sameAs: CalendarDate | null;
  /** Whether it cannot be compared with the year before it in the series. */
  readonly isBroken: boolean;
}

/** What is counted of the staff. */
type Count = "persons" | "employments" | "fte";

/** The years from the first that there is anything of; where there is none, the report's own. */
export function stockYears(stock: RegionAnswers["stock"]): StockYear[] {
  let latest: CalendarDate | null = null;
  return stock.slice(stock.findIndex((one) => one.stock !== null)).map((one, place) => {
    if (!isShown(one.stock)) return { ...one, sameAs: null, isBroken: false };
    const sameAs = latest !== null && one.stock.onLatest <= latest ? latest : null;
    latest = sameAs ?? one.stock.onLatest;
    return { ...one, sameAs, isBroken: place > 0 && sameAs === null && one.stock.isBroken };
  });
}

/** Whether there are figures. */
const isShown = (stock: Stock | null): stock is Stock & { readonly persons: number } =>
  stock !== null && stock.persons !== null;

/** A figure of the staff, or why there is none. */
export function stockFigure(stock: Stock | null, count: Count, lang: Language): Figure {
  if (stock === null) return { value: null, note: TEXT.nobody[lang] };
  return counted(stock[count], stock.suppressedBecause === null ? [] : [stock.suppressedBecause], lang);
}

/** As `stockFigure`; none where it is another year's. */
export const yearFigure = ({ stock, sameAs }: StockYear, count: Count, lang: Language): Figure =>
  sameAs === null
    ? stockFigure(stock, count, lang)
    : { value: null, note: filled(TEXT.same, lang, { day: dayText(sameAs, lang) }) };

/** The day that was counted, or between which days those of the boards lie. */
export const daysText = ({ on, onLatest }: Stock, lang: Language): string =>
  on === onLatest
    ? dayText(on, lang)
    : filled(TEXT.between, lang, { first: dayText(on, lang), last: dayText(onLatest, lang) });

/** Whether its figures are without those who left since. */
export const isOfSurvivors = ({ stock, sameAs }: StockYear): boolean =>
  sameAs === null && isShown(stock) && !stock.observed;

/** What to mind about a year of the series; null: nothing. */
export function mindOf(year: StockYear, lang: Language): string | null {
  if (isOfSurvivors(year)) return TEXT.survivors[lang];
  return year.isBroken ? TEXT.incomparable[lang] : null;
}

/** What to mind about the figures of 1 October of a year where they stand by themselves: other days, who is missing. */
export const aboutStock = (stock: Stock | null, year: number, lang: Language): string =>
  isShown(stock)
    ? [
        ...(stock.on === octoberOf(year) && stock.onLatest === stock.on ? [] : [daysText(stock, lang)]),
        ...(stock.observed ? [] : [TEXT.survivors[lang]]),
      ].join("; ")
    : "";

/** What figures of survivors are called in a legend. */
export const survivorsText = (lang: Language): string => TEXT.survivors[lang];
