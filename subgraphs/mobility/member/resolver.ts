import { Access } from "@regiohub/infra/access/declare";
import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Ids } from "@regiohub/infra/graphql/seals";
import type { BoardNumber } from "@regiohub/infra/values";
import { PROFILE_OF } from "@regiohub/schema/access/demands";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { MobilityContext } from "../context.js";
import { MobilityProfile } from "../profile/type.js";
import { StaffMember } from "./type.js";

/** What mobility adds to a person. */
@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @FieldResolver(() => MobilityProfile, {
    nullable: true,
    description: "What they offer and want (mobiliteitsprofiel); null when there is none that you may see.",
  })
  @Access(PROFILE_OF)
  mobilityProfile(
    @Root() { person }: StaffMember,
    @Ctx() { loaders }: MobilityContext,
  ): Promise<MobilityProfile | null> {
    return loaders.profile.load(null, `${person.board}/${person.number}`);
  }
}

/** A person, by the board's own number of them; their id is made when it is asked. */
export const toStaffMember = (ids: Ids, board: BoardNumber, number: string): StaffMember => ({
  get id() {
    return ids.write("StaffMember", board, number);
  },
  person: { board, number },
});

/**
 * Answers other subgraphs' references to a person. Another board's person is as unknown as one who is none, but to whom
 * they agreed to show their profile.
 */
export async function staffMemberReference(
  { id }: Pick<StaffMember, "id">,
  { caller, ids, loaders }: MobilityContext,
): Promise<StaffMember | null> {
  const [board, number] = ids.read("StaffMember", id) ?? [];
  if (!board || !number) return null;
  const isKnown = isOfBoard(caller, board) || (await loaders.profile.load(null, `${board}/${number}`)) !== null;
  return isKnown ? toStaffMember(ids, board, number) : null;
}
