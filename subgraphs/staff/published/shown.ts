import type { PublishedTable } from "@regiohub/infra/figures/store";
import type { CalendarDate } from "@regiohub/infra/values";
import { WhyMissing } from "@regiohub/schema/figures";
import type { Division } from "../cells/cut.js";
import { cellKeys } from "../cells/keys.js";
import { inOrder } from "../cells/order.js";
import type { WorkforceCell } from "../cells/type.js";
import { fullTimes } from "../forecast/exact.js";

/** The cells of a table as others see them, by its dimensions in the order in which they were asked for. */
export async function shownCells(
  { cells, dimensions, whole }: PublishedTable,
  division: Division & { readonly on: CalendarDate },
): Promise<WorkforceCell[]> {
  const places = division.by.map((dimension) => dimensions.indexOf(dimension));
  const asked = cells.map((cell) => ({ ...cell, keys: places.map((place) => cell.key[place] as string) }));
  return (await inOrder(asked, division)).map(({ keys, amounts, why }) => {
    const [persons = null, employments = null, tenThousandths = null] = amounts ?? [];
    const exactFte = tenThousandths === null ? null : BigInt(tenThousandths);
    return {
      ...{
        keys: cellKeys(keys, division),
        persons,
        employments,
        fte: exactFte === null ? null : fullTimes(exactFte),
        exactFte,
      },
      why: why === null ? [] : [WhyMissing[why]],
      whole: whole?.[0] ?? null,
    };
  });
}
