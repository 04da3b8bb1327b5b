import { Access } from "@regiohub/infra/access/declare";
import { requireBoard } from "@regiohub/infra/auth/access";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { PAY } from "@regiohub/schema/access/demands";
import { scaleRows } from "@regiohub/schema/scales";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { StaffContext } from "../context.js";
import { EmploymentAssignment } from "../employment/type.js";
import { scaleOf } from "./resolve.js";
import { SalaryScale, UnknownScale } from "./type.js";

/** What the scale of a function line means. */
@Resolver(() => EmploymentAssignment)
export class AssignmentScaleResolver {
  @FieldResolver(() => SalaryScale, {
    nullable: true,
    description:
      "What its salary scale means on a day (schaal); outside the line, on the nearest day of it. Null when not delivered.",
  })
  @Access(PAY)
  async scale(
    @Root() { scaleCode, startsOn, endsOn }: EmploymentAssignment,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    asked: CalendarDate | null,
    @Ctx() { today }: StaffContext,
  ): Promise<SalaryScale | null> {
    if (scaleCode === null) return null;
    const on = asked ?? today;
    const day = on < startsOn ? startsOn : endsOn !== null && on > endsOn ? endsOn : on;
    const { outcome, row } = scaleOf(scaleCode, { startsOn, endsOn }, day, await scaleRows());
    const { system = null, code = null, category = null, level = null, equivalentGroup = null } = row ?? {};
    const { validFrom = null, validTo = null } = row ?? {};
    return { raw: scaleCode, outcome, system, code, category, level, equivalentGroup, validFrom, validTo };
  }
}

/** What is wrong with the scales that a board delivers. */
@Resolver(() => Board)
export class BoardScalesResolver {
  @FieldResolver(() => [UnknownScale], {
    nullable: true, // so that a refusal costs this field, not the board
    description:
      "Codes of salary scales (schalen) on its lines that cannot be read on all of their days, by code. Only for the board itself.",
  })
  @Access(PAY)
  unknownScales(@Root() { number }: Board, @Ctx() { caller, loaders }: StaffContext): Promise<UnknownScale[]> {
    requireBoard(caller, number);
    return loaders.unknownScalesOfBoard.load(null, number);
  }
}
