import { requireCaller } from "@regiohub/infra/auth/access";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { StaffMember } from "../member/type.js";
import { Site } from "../site/type.js";
import { keyOf } from "./loaders.js";
import { AssignmentsArgs, Employment, EmploymentAssignment } from "./type.js";

/** What hangs on an employment. Whoever holds one has been let through at a door. */
@Resolver(() => Employment)
export class EmploymentResolver {
  @FieldResolver(() => StaffMember, { description: "Whose it is (medewerker)." })
  staffMember(
    @Root() { boardNo, memberId }: Employment,
    @Ctx() { loaders }: StaffContext,
  ): Promise<StaffMember | undefined> {
    return loaders.member.load(null, `${boardNo}/${memberId}`);
  }

  @FieldResolver(() => StaffMember, {
    nullable: true,
    description:
      "In whose place this is (vervangt); null when nobody's, not delivered, or not in the board's file any more.",
  })
  async replaces(
    @Root() { boardNo, replacesMemberNumber }: Employment,
    @Ctx() { loaders }: StaffContext,
  ): Promise<StaffMember | null> {
    if (replacesMemberNumber === null) return null;
    return (await loaders.memberByNumber.load(null, `${boardNo}/${replacesMemberNumber}`)) ?? null;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      "Size of the whole employment on a day (werktijdfactor), 1 = full time; outside its lines, that of the nearest one. Null when not delivered.",
  })
  async fte(
    @Root() employment: Employment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Decimal | null> {
    return (
      (await loaders.sizeOfEmployment.load({ on: on ?? today, asOf: employment.asOf }, keyOf(employment)))?.fte ?? null
    );
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: "Hours a week of the whole employment on a day (uren per week), as `fte`. Null when not delivered.",
  })
  async hoursPerWeek(
    @Root() employment: Employment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Decimal | null> {
    return (
      (await loaders.sizeOfEmployment.load({ on: on ?? today, asOf: employment.asOf }, keyOf(employment)))
        ?.hoursPerWeek ?? null
    );
  }

  @FieldResolver(() => [EmploymentAssignment], {
    description: "Its function lines (functieregels), earliest first: the terms that held, each for its time.",
  })
  assignments(
    @Root() employment: Employment,
    @Args(() => AssignmentsArgs) which: AssignmentsArgs,
    @Ctx() { loaders }: StaffContext,
  ): Promise<EmploymentAssignment[]> {
    const { on = null, superseded } = which;
    return loaders.assignmentsOfEmployment.load(
      { on, asOf: which.asOf ?? employment.asOf, superseded },
      keyOf(employment),
    );
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

/** Answers other subgraphs' references to an employment: batched; another board's is as unknown as one that is none. */
export function employmentReference(
  { id }: Pick<Employment, "id">,
  { caller, ids, loaders }: StaffContext,
): Promise<Employment | undefined> {
  requireCaller(caller);
  const [boardNo = "", memberId = "", number = ""] = ids.read("Employment", id) ?? [];
  return loaders.employment.load(null, keyOf({ boardNo, memberId, number }));
}
