import { requireBoard } from "@regiohub/infra/auth/access";
import { globalId } from "@regiohub/infra/graphql/ids";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { StaffMember } from "../member/type.js";
import { Site } from "../site/type.js";
import { parseEmploymentId } from "./loaders.js";
import { Employment, EmploymentAssignment } from "./type.js";

/** What hangs on an employment. Whoever holds one has been let through at a door. */
@Resolver(() => Employment)
export class EmploymentResolver {
  @FieldResolver(() => StaffMember, { description: "Whose it is (medewerker)." })
  staffMember(
    @Root() { boardNo, memberId }: Employment,
    @Ctx() { loaders }: StaffContext,
  ): Promise<StaffMember | undefined> {
    return loaders.member.load(null, globalId("StaffMember", boardNo, memberId));
  }

  @FieldResolver(() => [EmploymentAssignment], { description: "Its function lines (functieregels), earliest first." })
  assignments(@Root() { id }: Employment, @Ctx() { loaders }: StaffContext): Promise<EmploymentAssignment[]> {
    return loaders.assignmentsOfEmployment.load(null, id);
  }
}

/** What hangs on a function line. */
@Resolver(() => EmploymentAssignment)
export class EmploymentAssignmentResolver {
  @FieldResolver(() => Site, {
    nullable: true,
    description:
      "Where the work is (vestiging); null above school level (bovenschools) or when the unit is not mapped.",
  })
  site(@Root() { siteCode }: EmploymentAssignment, @Ctx() { loaders }: StaffContext): Promise<Site | undefined> | null {
    return siteCode === null ? null : loaders.site.load(null, siteCode);
  }
}

/**
 * Answers other subgraphs' references to an employment: batched; nothing when there is none.
 * @throws FORBIDDEN for anyone but its board: a rejection, which costs this one alone and not the others asked.
 */
export async function employmentReference(
  { id }: Pick<Employment, "id">,
  { caller, loaders }: StaffContext,
): Promise<Employment | undefined> {
  requireBoard(caller, parseEmploymentId(id)?.boardNo ?? "");
  return loaders.employment.load(null, id);
}
