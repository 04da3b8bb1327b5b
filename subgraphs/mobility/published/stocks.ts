import type { OutElsewhere } from "@regiohub/infra/figures/elsewhere";
import type { Dimension } from "@regiohub/schema/figures";
import { EVERYBODY, type StockDay, workingCell } from "../flow/working.js";
import type { Period } from "../period.js";

/**
 * Of each day's workforce the groups of functions, and `EVERYBODY`, that others than this subgraph have given out of a
 * region; none: nothing of that day is out.
 */
export type StocksOut = Readonly<Record<StockDay, ReadonlySet<string>>>;

/** What of the workforce of a region, `SCHEME CODE`, is out on the two days of a period. */
export async function stocksOut(elsewhere: OutElsewhere, area: string, { from, to }: Period): Promise<StocksOut> {
  const groupsOn = async (on: string) =>
    new Set((await elsewhere(area, on)).flatMap(({ dimensions, key }) => groupOf(dimensions, key)));
  return { BEFORE: await groupsOn(from), AFTER: await groupsOn(to) };
}

const BY_GROUP: Dimension = "FUNCTION_GROUP";

function groupOf([dimension, ...others]: readonly string[], key: readonly string[]): readonly string[] {
  if (dimension === undefined) return [EVERYBODY];
  return dimension === BY_GROUP && others.length === 0 ? key : [];
}

/** The stocks that everybody has, as cells. */
export const cellsOfStocks = (stocks: StocksOut): readonly string[] =>
  (["AFTER", "BEFORE"] as const).flatMap((day) => [...stocks[day]].map((group) => workingCell(day, group)));

/** Whether others have given a day's workforce out, and withheld this group of it: it would tell of few beside the rest. */
export const isWithheld = (stocks: StocksOut, day: StockDay, group: string = EVERYBODY): boolean =>
  stocks[day].size > 0 && !stocks[day].has(group);
