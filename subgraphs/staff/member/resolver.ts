import { Access } from "@regiohub/infra/access/declare";
import { isOfBoard } from "@regiohub/infra/auth/access";
import { DateScalar } from "@regiohub/infra/graphql/scalars";
import type { CalendarDate } from "@regiohub/infra/values";
import { ABSENCE, BIRTH, TERMS } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { Absence } from "../absence/type.js";
import { Board } from "../board/type.js";
import type { StaffContext } from "../context.js";
import { Employment } from "../employment/type.js";
import { WhenArgs, whenOf } from "../history/when.js";
import { ageOn } from "./age.js";
import { rowsOf } from "./person.js";
import { StaffMember } from "./type.js";

/** What hangs on a person. Whoever holds a StaffMember has been let through at a door: a board's list, a reference. */
@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @FieldResolver(() => ID, {
    description:
      "Global id: of this person at this board. Says nothing about who it is, and is another one for each partner.",
  })
  id(@Root() { person }: StaffMember, @Ctx() { ids }: StaffContext): string {
    return ids.write("StaffMember", person.board, person.number);
  }

  @FieldResolver(() => Board, { description: "Their employer (bevoegd gezag)." })
  @Access(TERMS)
  board(@Root() { boardNo }: StaffMember, @Ctx() { loaders }: StaffContext): Promise<Board | undefined> {
    return loaders.board.load(null, boardNo);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Age in whole years (leeftijd); null when the export has no birth date.",
  })
  @Access(BIRTH)
  age(
    @Root() { bornOn }: StaffMember,
    @Arg("on", () => DateScalar, { nullable: true, description: "On this day; today when left out." })
    on: CalendarDate | null,
    @Ctx() { today }: StaffContext,
  ): number | null {
    return bornOn === null ? null : ageOn(bornOn, on ?? today);
  }

  @FieldResolver(() => [Employment], {
    description: "Their employments (dienstverbanden) at this board, earliest first.",
  })
  @Access(TERMS)
  async employments(
    @Root() { person, boardNo, memberId, asOf }: StaffMember,
    @Args(() => WhenArgs) when: WhenArgs,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Employment[]> {
    return rowsOf(person, await loaders.employmentsOfMember.load(whenOf(when, asOf), `${boardNo}/${memberId}`));
  }

  @FieldResolver(() => [Absence], {
    description:
      "When they did not work (verzuim, verlof), earliest first: the days alone, never the cause or the kind.",
  })
  @Access(ABSENCE)
  async absences(
    @Root() { person, boardNo, memberId, asOf }: StaffMember,
    @Args(() => WhenArgs) when: WhenArgs,
    @Ctx() { loaders }: StaffContext,
  ): Promise<Absence[]> {
    return rowsOf(person, await loaders.absencesOfMember.load(whenOf(when, asOf), `${boardNo}/${memberId}`));
  }
}

/** Answers other subgraphs' references to a person: batched; another board's person is as unknown as one who is none. */
export function staffMemberReference(
  { id }: { readonly id: string },
  { caller, ids, loaders }: StaffContext,
): Promise<StaffMember | undefined> {
  const [board = "", number] = ids.read("StaffMember", id) ?? [];
  // Nobody is asked for all the same, so that it takes as long.
  return loaders.memberByNumber.load(null, isOfBoard(caller, board) ? `${board}/${number}` : "");
}
