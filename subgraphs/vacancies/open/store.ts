import { type FigureStore, findAllPublished, type PublishedCell } from "@regiohub/infra/figures/store";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Dimension } from "@regiohub/schema/figures";
import type { VacanciesDb } from "../tables.js";
import { amounts, type Group, missing, type Part } from "./figures.js";

/** By what vacancies are divided that are given out. */
export const BY_GROUP: Dimension = "FUNCTION_GROUP";

/** Code of those that nothing says the group of. */
const UNKNOWN = "UNKNOWN";

/** Code of a group in what is given out. */
export const codeOf = (group: Group): string => group ?? UNKNOWN;

/** Name of what is given out of a region, `SCHEME CODE`. */
export const placeOf = (area: string): string => `VACANCIES ${area}`;

/** What was given out of several regions of a day, for those who may be told of so few, undefined: nothing; one statement. */
export async function publishedParts(
  figures: VacanciesDb,
  areas: readonly { readonly area: string; readonly smallest: number }[],
  on: CalendarDate,
): Promise<readonly (Part | undefined)[]> {
  const store: FigureStore = { db: figures, schema: "vacancies" };
  const seen = areas.map(({ area, smallest }) => ({ place: placeOf(area), smallest }));
  const each = await findAllPublished(store, seen, on);
  return each.map((tables): Part | undefined => {
    if (tables.length === 0) return undefined;
    const cells = new Map(tables.flatMap((table) => table.cells.map((cell) => [cell.key.join(" "), cell] as const)));
    return (group) => shown(cells.get(group === "ALL" ? "" : codeOf(group)))(group);
  });
}

function shown(cell: PublishedCell | undefined): Part {
  if (!cell) return missing("SUPPRESSED");
  const [vacancies, fte] = cell.amounts ?? [];
  if (vacancies === undefined || fte === undefined) return missing(...(cell.why ? [cell.why] : []));
  return () => amounts(vacancies, fte);
}
