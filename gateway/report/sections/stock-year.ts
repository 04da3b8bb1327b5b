import type { Figure } from "@regiohub/infra/report/figure";
import { type Language, words } from "@regiohub/infra/words";
import type { RegionAnswers, Stock } from "../answers.js";
import { counted } from "../reasons.js";

const TEXT = {
  nobody: words("the hub has nobody of that day", "de hub heeft niemand van die dag"),
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
  /** Whether it cannot be compared with the year before it in the series. */
  readonly isBroken: boolean;
}

/** What is counted of the staff. */
type Count = "persons" | "employments" | "fte";

/** The years from the first that there is anything of; where there is none, the report's own. */
export const stockYears = (stock: RegionAnswers["stock"]): StockYear[] =>
  stock
    .slice(stock.findIndex((one) => one.stock !== null))
    .map((one, place) => ({ ...one, isBroken: place > 0 && isShown(one.stock) && one.stock.isBroken }));

/** Whether there are figures. */
const isShown = (stock: Stock | null): stock is Stock & { readonly persons: number } =>
  stock !== null && stock.persons !== null;

/** A figure of the staff, or why there is none. */
export function stockFigure(stock: Stock | null, count: Count, lang: Language): Figure {
  if (stock === null) return { value: null, note: TEXT.nobody[lang] };
  return counted(stock[count], stock.suppressedBecause === null ? [] : [stock.suppressedBecause], lang);
}

/** Whether its figures are without those who left since. */
export const isOfSurvivors = ({ stock }: Pick<StockYear, "stock">): boolean => isShown(stock) && !stock.observed;

/** What to mind about a year of the series; null: nothing. */
export function mindOf(year: StockYear, lang: Language): string | null {
  if (isOfSurvivors(year)) return TEXT.survivors[lang];
  return year.isBroken ? TEXT.incomparable[lang] : null;
}

/** What to mind about the figures of a year where they stand by themselves: who is missing. */
export const aboutStock = (stock: Stock | null, lang: Language): string =>
  isOfSurvivors({ stock }) ? TEXT.survivors[lang] : "";

/** What figures of survivors are called in a legend. */
export const survivorsText = (lang: Language): string => TEXT.survivors[lang];
