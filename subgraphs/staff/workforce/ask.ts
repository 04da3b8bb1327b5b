import { isOfBoard } from "@regiohub/infra/auth/access";
import type { BoardNumber, CalendarDate, Instant } from "@regiohub/infra/values";
import { requireRegion } from "@regiohub/schema/access/audience";
import { type Division, requireDivision } from "../cells/cut.js";
import type { StaffContext } from "../context.js";
import { regionKey } from "../region/loaders.js";
import type { Region } from "../region/type.js";
import { requireMonth } from "./month.js";
import type { WorkforceType } from "./type.js";

/** Which staff of a place: on a day, divided in a way. */
export interface OnDay {
  readonly on: CalendarDate;
  readonly division: Division;
}

type Context = Pick<StaffContext, "caller" | "loaders" | "today">;

/**
 * A board's staff on a day, as the caller may see it; null while the hub has no personnel export of it.
 * @param asOf as the hub knew it at this moment, for the board itself alone; null: as it knows it now
 * @throws ARGUMENT_INVALID for a day or a division that may not be asked
 */
export async function staffOfBoard(
  number: BoardNumber,
  { on, division, asOf }: OnDay & { readonly asOf: Instant | null },
  { caller, loaders, today }: Context,
): Promise<WorkforceType | null> {
  const isOwn = isOfBoard(caller, number);
  await requireDivision(division);
  if (!isOwn) requireMonth(on, today);
  const figures = await loaders.workforce.load({ on, asOf }, number);
  return figures && { ...figures, asked: { place: { kind: "board", key: number }, on, asOf, division, isOwn } };
}

/**
 * The staff that works in a region on a day, as the caller may see it; null while no board in it delivers.
 * @throws FORBIDDEN for another adviser's region; else as `staffOfArea`
 */
export async function staffOfRegion(
  region: Pick<Region, "scheme" | "code">,
  day: OnDay,
  context: Context,
): Promise<WorkforceType | null> {
  requireRegion(context.caller, region);
  return staffOfArea(regionKey(region), day, context);
}

/**
 * The staff that works in an area, as in `Place`, as all see it; null while no board in it delivers.
 * @throws ARGUMENT_INVALID for a day that is not the first of a month until now, or a division that says nothing
 */
export async function staffOfArea(
  key: string,
  { on, division }: OnDay,
  { loaders, today }: Pick<Context, "loaders" | "today">,
): Promise<WorkforceType | null> {
  requireMonth(on, today);
  await requireDivision(division);
  const figures = await loaders.workforceOfArea.load(on, key);
  return figures && { ...figures, asked: { place: { kind: "area", key }, on, asOf: null, division, isOwn: false } };
}
