import { findPublished } from "@regiohub/infra/figures/store";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { isReferenceDay } from "@regiohub/schema/octobers";
import type { StaffDb } from "../tables.js";
import { storeOf } from "./store.js";

/** What tables of an area say of everybody. */
export interface Whole {
  /** Persons, employments and ten-thousandths fte; null: that is not out. */
  readonly amounts: readonly number[] | null;
  /** Why it is not out. */
  readonly why: "SUPPRESSED" | null;
  /** Whose people they are, by number. */
  readonly boards: readonly BoardNumber[];
}

/** For whom, of which day. */
interface Seen {
  readonly on: CalendarDate;
  readonly smallest: number;
}

/** By area, as in `Place`, what its tables of a day say of everybody; areas of which none are out are not in it. */
export async function wholesOut(
  figures: StaffDb,
  areas: readonly string[],
  { on, smallest }: Seen,
): Promise<ReadonlyMap<string, Whole>> {
  if (areas.length === 0 || !isReferenceDay(on)) return new Map();
  const find = (...dimensions: readonly string[]) =>
    findPublished(storeOf(figures), areas, { on, smallest, dimensions, bands: null });
  const [wholes, byBoard] = [await find(), await find("BOARD")];
  return new Map(
    areas.flatMap((area, at) => {
      const [whole] = wholes[at]?.cells ?? [];
      const boards = (byBoard[at]?.cells ?? []).flatMap(({ key }) => key).sort();
      return whole ? [[area, { amounts: whole.amounts, why: whole.why, boards }] as const] : [];
    }),
  );
}
