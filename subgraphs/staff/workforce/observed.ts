import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { sql } from "kysely";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import type { StaffDb } from "../tables.js";
import type { WorkforceLoaders } from "./loaders.js";
import { type WorkforceFigures, WorkforceType } from "./type.js";

/** Whether figures are of everybody who was there. */
@Resolver(() => WorkforceType)
export class WorkforceObservedResolver {
  @FieldResolver(() => Boolean, {
    description:
      "Whether deliveries tell of that day who was there, for all boards in the figures (waargenomen). Of earlier days they have only those who were still there later: mind that figures are too low.",
  })
  observed(@Root() workforce: WorkforceType, @Ctx() { loaders }: StaffContext): Promise<boolean> {
    return isObserved(workforce, loaders);
  }
}

/** Whether the deliveries of all boards in the figures tell of their day. */
export async function isObserved(
  { counted, on }: Pick<WorkforceFigures, "counted" | "on">,
  { observedFrom }: Pick<WorkforceLoaders, "observedFrom">,
): Promise<boolean> {
  const days = await Promise.all(counted.map((board) => observedFrom.load(null, board)));
  return days.every((from) => from !== null && from <= on);
}

/** The first day of which each of several boards' deliveries tell, in their order; null where nothing is known of that. */
export async function observedFromOf(
  figures: StaffDb,
  boards: readonly BoardNumber[],
): Promise<(CalendarDate | null)[]> {
  const { rows } = await sql<{ from: CalendarDate | null }>`
    select o.from_on as from
    from unnest(${boards}::text[]) with ordinality wanted (board, place) left join staff.observed o on o.board_no = board
    order by place`.execute(figures);
  return rows.map(({ from }) => from);
}
