import { figurePlan } from "@regiohub/schema/figure-tables";
import type { Dimension, WhyMissing } from "@regiohub/schema/figures";

/** Which table of an area. */
interface TableAsked {
  readonly by: readonly Dimension[];
  /** Counts by AGE_BAND alone. */
  readonly bands: string | null;
}

/**
 * Why a table of an area, as in `Place`, is not out: it is not yet or could not be, or tables like it never are, so that
 * nobody need wait for it.
 */
export async function whyNoTable(area: string, { by, bands }: TableAsked): Promise<WhyMissing> {
  const [kind = ""] = area.split(" ");
  const isAsked = (dimensions: readonly string[]) => new Set(dimensions).symmetricDifference(new Set(by)).size === 0;
  const planned = (await figurePlan()).tablesOf(kind).find(({ dimensions }) => isAsked(dimensions));
  return planned && (planned.bands === null || planned.bands === bands) ? "NOT_PUBLISHED" : "NOT_PLANNED";
}
