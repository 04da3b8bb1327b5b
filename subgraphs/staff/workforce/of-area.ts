import type { CalendarDate } from "@regiohub/infra/values";
import { type Division, requireDivision } from "../cells/cut.js";
import type { StaffContext } from "../context.js";
import { requireMonth } from "./audience.js";
import type { WorkforceType } from "./type.js";

/**
 * The workforce of an area, as in `Place`, as others than a board itself see it; null while no board in it delivers.
 * @throws ARGUMENT_INVALID for a day that is not the first of a month until now, or a division that says nothing
 */
export async function workforceOfArea(
  key: string,
  { on, ...division }: Division & { readonly on: CalendarDate },
  { loaders, today }: Pick<StaffContext, "loaders" | "today">,
): Promise<WorkforceType | null> {
  requireMonth(on, today);
  await requireDivision(division);
  const figures = await loaders.workforceOfArea.load(on, key);
  return figures && { ...figures, asked: { place: { kind: "area", key }, on, division, isOwn: false } };
}
