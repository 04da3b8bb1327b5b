import type { CalendarDate } from "@regiohub/infra/values";
import type { Language } from "@regiohub/infra/words";
import { octoberOf } from "@regiohub/schema/octobers";
import { DIVISIONS, type Divided, type RegionAnswers, type Stock } from "./answers.js";
import type { AskOperation, Place } from "./ask.js";

/** Years whose staff and vacancies are shown, the report's own among them. */
const YEARS = 5;

/** The years that are shown, the report's own last. */
export const yearsUntil = (year: number): readonly number[] =>
  Array.from({ length: YEARS }, (_, index) => year - YEARS + 1 + index);

/** What the graph says of a region's staff on a day; null where it has nobody. */
export type OfStaff<Workforce> = { readonly region: { readonly workforce: Workforce | null } };

/** How many people work in a region, year by year. */
export async function stockOf(ask: AskOperation, place: Place, year: number): Promise<RegionAnswers["stock"]> {
  const stock = [];
  for (const one of yearsUntil(year)) {
    const on = octoberOf(one);
    const { data } = await ask<OfStaff<Counted>>("ReportStock", { ...place, on, before: one - 1 });
    stock.push({ year: one, stock: data.region.workforce && stockOn(data.region.workforce) });
  }
  return stock;
}

/** The same people divided in each of the report's ways, on one day. */
export async function dividedOf(
  ask: AskOperation,
  counted: Place & { readonly on: CalendarDate },
  lang: Language,
): Promise<RegionAnswers["divided"]> {
  const divided = [];
  for (const by of DIVISIONS) {
    const { data } = await ask<OfStaff<Divided>>("ReportCells", { ...counted, by, lang: lang.toUpperCase() });
    divided.push(data.region.workforce);
  }
  return divided;
}

/** The staff of a region as the graph has it: by board, and as a table where that is given out. */
interface Counted extends Omit<Stock, "isBroken" | "isTabled"> {
  /** Null: of no 1 October. */
  readonly change: { readonly absolute: { readonly why: readonly string[] } } | null;
  /** One for everybody, or none. */
  readonly cells: readonly Pick<Stock, "persons" | "employments" | "fte">[];
}

/**
 * The table's figures where they are given out: they are of the day itself, and what divided figures add up to. Without
 * them, the sum of what may be told of each board.
 */
function stockOn({ cells: [total], change, ...rest }: Counted): Stock {
  const isBroken = change?.absolute.why.includes("SERIES_BREAK") ?? false;
  const counted = { ...rest, isBroken, isTabled: total !== undefined };
  const isOut = total && total.persons !== null && total.employments !== null && total.fte !== null;
  return isOut ? { ...counted, ...total, suppressedBecause: null } : counted;
}
