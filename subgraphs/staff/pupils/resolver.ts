import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { StaffContext } from "../context.js";
import { regionKey } from "../region/loaders.js";
import { Region } from "../region/type.js";
import { PupilYear, PupilYearsArgs, requireYears } from "./type.js";

/** The pupils of a board. */
@Resolver(() => Board)
export class BoardPupilsResolver {
  @FieldResolver(() => [PupilYear], {
    nullable: true, // so that years that make no sense cost this field, not the board
    description:
      "Pupils of the primary schools that are its own today per year, in order: counted up to the last count, expected after it.",
  })
  pupils(
    @Root() { number }: Board,
    @Args(() => PupilYearsArgs) years: PupilYearsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<PupilYear[]> {
    requireYears(years);
    return loaders.pupilsOfBoard.load({ from: years.from, until: years.until, on: today }, number);
  }
}

/** The pupils of a region. */
@Resolver(() => Region)
export class RegionPupilsResolver {
  @FieldResolver(() => [PupilYear], {
    nullable: true,
    description:
      "Pupils of the primary schools in it per year, in order, as it is divided today: counted up to the last count, expected after it.",
  })
  pupils(
    @Root() region: Region,
    @Args(() => PupilYearsArgs) years: PupilYearsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<PupilYear[]> {
    requireYears(years);
    return loaders.pupilsOfRegion.load({ from: years.from, until: years.until, on: today }, regionKey(region));
  }
}
