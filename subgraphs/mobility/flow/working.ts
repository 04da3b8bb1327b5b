import type { Entry, FlowAsked, FlowBasis } from "./entries.js";
import { placeOf } from "./scope.js";
import { presentOn } from "./stock.js";

/** The day of a stock: the first or the last one. */
export type StockDay = "BEFORE" | "AFTER";

/** Code of all groups of functions. */
export const EVERYBODY = "EVERYBODY";

/** Group of those of whom nothing says it. */
const UNKNOWN_GROUP = "UNKNOWN";

/** Name of the cell of who works on a day, in a group of functions or as `EVERYBODY`. */
export const workingCell = (day: StockDay, group: string): string => `WORKING ${day} ${group}`;

/** Who works on the two days, and as what, as the workforce is counted: without whoever is between two contracts. */
export function workingEntries({ people }: FlowBasis, { period, scope }: FlowAsked): readonly Entry[] {
  const on: Readonly<Record<StockDay, string>> = { BEFORE: period.from, AFTER: period.to };
  return (["BEFORE", "AFTER"] as const).flatMap((day) =>
    people
      .flatMap((spells) => presentOn(spells, on[day]))
      .filter(({ stay, isBridged }) => !isBridged && scope(placeOf(stay)))
      .flatMap(({ stay: { person, functionGroup } }) =>
        [EVERYBODY, functionGroup ?? UNKNOWN_GROUP].map((group) => ({ person, cell: workingCell(day, group) })),
      ),
  );
}
