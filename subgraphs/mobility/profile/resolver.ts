import { Access } from "@regiohub/infra/access/declare";
import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Page, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import { CONSENT, PROFILE } from "@regiohub/schema/access/demands";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Consent } from "../consent/type.js";
import type { MobilityContext } from "../context.js";
import { toProfile } from "./loaders.js";
import { type ProfileSelection, profilesCount, profilesPage } from "./queries.js";
import {
  MobilityProfile,
  MobilityProfileConnection,
  type MobilityProfileFilter,
  MobilityProfilesArgs,
} from "./type.js";

/** Profiles by id and as a list, and whom their people agreed to. */
@Resolver(() => MobilityProfile)
export class MobilityProfileResolver {
  @Query(() => MobilityProfile, {
    nullable: true,
    description: "One mobility profile (mobiliteitsprofiel); null when there is none that you may see.",
  })
  @Access(PROFILE)
  async mobilityProfile(
    @Arg("id", () => ID, { description: "Its global id." }) id: string,
    @Ctx() { ids, loaders }: MobilityContext,
  ): Promise<MobilityProfile | null> {
    const [board, number] = ids.read("MobilityProfile", id) ?? [];
    // An id that names nothing costs as much as one that names what the caller may not see.
    return loaders.profile.load(null, `${board}/${number}`);
  }

  @Query(() => MobilityProfileConnection.Connection, {
    nullable: true,
    description:
      "Mobility profiles (mobiliteitsprofielen): of your own boards' people, and of those who agreed that you see theirs. In an order that says nothing.",
  })
  @Access(PROFILE)
  async mobilityProfiles(
    @Args(() => MobilityProfilesArgs) { first, after, filter }: MobilityProfilesArgs,
    @Ctx() { caller, db, ids, cursors }: MobilityContext,
  ): Promise<Page<MobilityProfile>> {
    const selection = selectionOf(caller, filter);
    const scope = "mobilityProfiles";
    const [id = null] = readCursor(after, scope, cursors) ?? [];
    const rows = await profilesPage(db, selection, { first: pageSize(first), after: id });
    const count = () => profilesCount(db, selection);
    return pageOf({ rows, first, scope, cursors, keyset: (row) => [row.id], node: toProfile(ids), count });
  }

  @FieldResolver(() => [Consent], {
    nullable: true,
    description:
      "Whom the person agreed that they see it (toestemmingen), also those that ended, latest first; null but for their employer.",
  })
  @Access(CONSENT)
  async consents(
    @Root() { person }: MobilityProfile,
    @Ctx() { caller, loaders }: MobilityContext,
  ): Promise<Consent[] | null> {
    // To whom else somebody agreed is nobody else's business.
    return isOfBoard(caller, person.board) ? loaders.consents.load(null, `${person.board}/${person.number}`) : null;
  }
}

const selectionOf = (caller: Caller, filter: MobilityProfileFilter | null | undefined): ProfileSelection => ({
  boards: filter?.own == null ? null : { among: caller.kind === "board" ? caller.boards : [], own: filter.own },
  region: filter?.region?.code ?? null,
  availableOn: filter?.availableOn ?? null,
});
