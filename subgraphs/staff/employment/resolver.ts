import { isOfBoard } from "@regiohub/infra/auth/access";
import { DateScalar, DecimalScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { FunctionGroup } from "@regiohub/schema/figures";
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { rowsOf } from "../member/person.js";
import { StaffMember } from "../member/type.js";
import { Site } from "../site/type.js";
import { keyOf } from "./loaders.js";
import { AssignmentsArgs, Employment, EmploymentAssignment } from "./type.js";

const mainLineOf = (employment: Employment, on: CalendarDate | null, { loaders, today }: StaffContext) =>
  loaders.mainLineOfEmployment.load({ on: on ?? today, asOf: employment.asOf }, keyOf(employment));

/** What hangs on an employment. Whoever holds one has been let through at a door. */
@Resolver(() => Employment)
export class EmploymentResolver {
  @FieldResolver(() => ID, { description: "Global id." })
  id(@Root() { boardNo, memberId, number }: Employment, @Ctx() { ids }: StaffContext): string {
    return ids.write("Employment", boardNo, memberId, number);
  }

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
      "Size of the whole employment on a day (werktijdfactor), 1 = full time; outside its lines, that of the one that ended last before, else of the first one after, as figures count it. Null when not delivered.",
  })
  async fte(
    @Root() employment: Employment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() context: StaffContext,
  ): Promise<Decimal | null> {
    return (await mainLineOf(employment, on, context))?.fte ?? null;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: "Hours a week of the whole employment on a day (uren per week), as `fte`. Null when not delivered.",
  })
  async hoursPerWeek(
    @Root() employment: Employment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() context: StaffContext,
  ): Promise<Decimal | null> {
    return (await mainLineOf(employment, on, context))?.hoursPerWeek ?? null;
  }

  @FieldResolver(() => FunctionGroup, {
    nullable: true,
    description:
      "Group that it counts in on a day (functiegroep): of the line with the largest share; outside its lines, as `fte`. Null when nothing says it.",
  })
  async functionGroup(
    @Root() employment: Employment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() context: StaffContext,
  ): Promise<FunctionGroup | null> {
    return (await mainLineOf(employment, on, context))?.functionGroup ?? null;
  }

  @FieldResolver(() => [EmploymentAssignment], {
    description: "Its function lines (functieregels), earliest first: the terms that held, each for its time.",
  })
  async assignments(
    @Root() employment: Employment,
    @Args(() => AssignmentsArgs) which: AssignmentsArgs,
    @Ctx() { loaders }: StaffContext,
  ): Promise<EmploymentAssignment[]> {
    const { on = null, superseded } = which;
    const lines = { on, asOf: which.asOf ?? employment.asOf, superseded };
    return rowsOf(employment.person, await loaders.assignmentsOfEmployment.load(lines, keyOf(employment)));
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
  { id }: { readonly id: string },
  { caller, ids, loaders }: StaffContext,
): Promise<Employment | undefined> {
  const [boardNo = "", memberId = "", number = ""] = ids.read("Employment", id) ?? [];
  // Nobody's is asked for all the same, so that it takes as long.
  return loaders.employment.load(null, isOfBoard(caller, boardNo) ? keyOf({ boardNo, memberId, number }) : "");
}
