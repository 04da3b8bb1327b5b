import type { BoardNumber } from "@regiohub/infra/values";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import type { WorkforceLoaders } from "./loaders.js";
import { type WorkforceFigures, WorkforceType } from "./type.js";

/** What it takes to know which days deliveries tell of. */
interface ObservedContext extends Pick<StaffContext, "today"> {
  readonly loaders: Pick<WorkforceLoaders, "isBoardObserved" | "boardsInArea">;
}

/** Whether figures are of everybody who was there. */
@Resolver(() => WorkforceType)
export class WorkforceObservedResolver {
  @FieldResolver(() => Boolean, {
    description:
      "Whether deliveries tell of that day who was there, for all boards in the figures (waargenomen): until a month after a board's last delivery, and once it has gone over into another one. Of earlier days they have only those who were still there later: mind that figures are too low. Of later ones nobody knows who came and left since. Where no board is in the figures: whether those of any board that is asked of do.",
  })
  async observed(@Root() workforce: WorkforceType, @Ctx() context: StaffContext): Promise<boolean> {
    if (workforce.counted.length > 0) return isObserved(workforce, context);
    const boards = await boardsAsked(workforce, context);
    const each = boards.map((board) => isObserved({ counted: [board], on: workforce.asked.on }, context));
    return (await Promise.all(each)).some(Boolean);
  }
}

/** The boards that figures were asked of, whether they are in them or not. */
async function boardsAsked(
  { asked: { place, on } }: WorkforceType,
  { loaders }: ObservedContext,
): Promise<readonly BoardNumber[]> {
  if (place.kind === "board") return [place.key];
  return (await loaders.boardsInArea.load(on, place.key)).map(({ number }) => number);
}

/** Whether the deliveries of all boards in figures, of which there are some, tell of their day. Of a day to come none does: it is a plan. */
export async function isObserved(
  { counted, on }: Pick<WorkforceFigures, "counted" | "on">,
  { loaders: { isBoardObserved }, today }: ObservedContext,
): Promise<boolean> {
  if (on > today) return false;
  return (await Promise.all(counted.map((board) => isBoardObserved.load(on, board)))).every(Boolean);
}
