import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import type { WorkforceLoaders } from "./loaders.js";
import { type WorkforceFigures, WorkforceType } from "./type.js";

/** What it takes to know which days deliveries tell of. */
interface ObservedContext extends Pick<StaffContext, "today"> {
  readonly loaders: Pick<WorkforceLoaders, "isBoardObserved">;
}

/** Whether figures are of everybody who was there. */
@Resolver(() => WorkforceType)
export class WorkforceObservedResolver {
  @FieldResolver(() => Boolean, {
    description:
      "Whether deliveries tell of that day who was there, for all boards in the figures (waargenomen): until a month after a board's last delivery, and once it has gone over into another one. Of earlier days they have only those who were still there later: mind that figures are too low. Of later ones nobody knows who came and left since.",
  })
  observed(@Root() workforce: WorkforceType, @Ctx() context: StaffContext): Promise<boolean> {
    return isObserved(workforce, context);
  }
}

/** Whether the deliveries of all boards in the figures tell of their day. Of a day to come none does: it is a plan. */
export async function isObserved(
  { counted, on }: Pick<WorkforceFigures, "counted" | "on">,
  { loaders: { isBoardObserved }, today }: ObservedContext,
): Promise<boolean> {
  if (on > today) return false;
  return (await Promise.all(counted.map((board) => isBoardObserved.load(on, board)))).every(Boolean);
}
