import type { PlannedTable } from "@regiohub/infra/figures/tables";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { isWaitOver } from "@regiohub/schema/access/given-out";
import type { FigurePlan } from "@regiohub/schema/figure-tables";
import { type BoardInArea, boardsInAreas } from "../region/queries.js";
import type { StaffDb } from "../tables.js";
import { areasOn, deliveringSince } from "./areas.js";

/** An area whose people are due to be counted. */
export interface Due {
  /** As in `Place`. */
  readonly area: string;
  readonly on: CalendarDate;
  /** All boards with a site in it. */
  readonly inArea: readonly BoardInArea[];
  /** Those whose deliveries tell of the day. */
  readonly boards: readonly BoardNumber[];
  /** The newest delivery of all; null: none is known. */
  readonly afterRun: number | null;
}

/** An area of which planned tables are due. */
export interface Turn extends Due {
  readonly planned: readonly PlannedTable[];
}

/** The areas of which tables are due that were counted on a day, those with most tables first. */
export async function turnsOn(
  figures: StaffDb,
  on: CalendarDate,
  { plan, today }: { readonly plan: FigurePlan; readonly today: CalendarDate },
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const area of await areasOn(figures, on)) {
    const planned = plan.tablesOf(area.split(" ")[0] as string);
    const due = planned.length > 0 && (await dueIn(figures, { area, on, today }));
    if (due) turns.push({ ...due, planned });
  }
  return turns.sort((one, other) => other.planned.length - one.planned.length);
}

/** Undefined while boards of the area may still deliver what the day brought, and where nobody is to be counted. */
export async function dueIn(
  figures: StaffDb,
  { area, on, today }: Pick<Due, "area" | "on"> & { readonly today: CalendarDate },
): Promise<Due | undefined> {
  const [inArea = []] = await boardsInAreas(figures, [area], on);
  const numbers = inArea.map(({ number }) => number);
  const delivering = await deliveringSince(figures, numbers, on);
  if (delivering.some(({ isSince }) => !isSince) && !isWaitOver(on, today)) return undefined;
  const since = new Set(delivering.filter(({ isSince }) => isSince).map(({ board }) => board));
  const boards = numbers.filter((number) => since.has(number));
  const runs = delivering.flatMap(({ run }) => run ?? []);
  const afterRun = runs.length > 0 ? Math.max(...runs) : null;
  return boards.length > 0 ? { area, on, inArea, boards, afterRun } : undefined;
}
