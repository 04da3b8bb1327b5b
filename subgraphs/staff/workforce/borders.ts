import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Asked } from "../cells/asked.js";
import type { StaffContext } from "../context.js";
import type { Borders } from "../region/borders.js";
import type { WorkforceLoaders } from "./loaders.js";
import { WorkforceType } from "./type.js";

/** By which borders the staff of a region is counted. */
@Resolver(() => WorkforceType)
export class WorkforceBordersResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      "The day of whose borders (grenzen) the region is taken: the one asked for, or the first of which the hub knows how the country is divided, where that is later. Labour-market regions begin in 2025: figures of earlier years are of the municipalities that were in them then. Null of a board.",
  })
  async bordersOn(@Root() { asked }: WorkforceType, @Ctx() { loaders }: StaffContext): Promise<CalendarDate | null> {
    return (await bordersThen(asked, asked.on, loaders))?.on ?? null;
  }
}

/** The borders of the place that was asked for, on a day; undefined of a board. */
export const bordersThen = async (
  { place }: Pick<Asked, "place">,
  on: CalendarDate,
  { borders }: Pick<WorkforceLoaders, "borders">,
): Promise<Borders | undefined> => (place.kind === "area" ? borders.load(on, place.key) : undefined);
