import type { PublishedTable } from "@regiohub/infra/figures/store";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { WhyMissing } from "@regiohub/schema/figures";
import type { Division } from "../cells/cut.js";
import { cellKeys } from "../cells/keys.js";
import { inOrder } from "../cells/order.js";
import type { WorkforceCell } from "../cells/type.js";

/** The cells of a table as others see them, by its dimensions in the order in which they were asked for. */
export async function shownCells(
  { cells, dimensions, whole }: PublishedTable,
  division: Division & { readonly on: CalendarDate },
): Promise<WorkforceCell[]> {
  const places = division.by.map((dimension) => dimensions.indexOf(dimension));
  const asked = cells.map((cell) => ({ ...cell, keys: places.map((place) => cell.key[place] as string) }));
  return (await inOrder(asked, division)).map(({ keys, amounts, why }) => {
    const [persons = null, employments = null, fte = null] = amounts ?? [];
    return {
      ...{ keys: cellKeys(keys, division), persons, employments, fte: fte === null ? null : fullTimes(fte) },
      why: why === null ? [] : [WhyMissing[why]],
      whole: whole?.[0] ?? null,
    };
  });
}

/** Ten-thousandths to two decimals, as text. */
export const fullTimes = (fte: number): Decimal => (Math.round(fte / 100) / 100).toFixed(2);
