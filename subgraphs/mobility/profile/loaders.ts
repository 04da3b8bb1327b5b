import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { Ids } from "@regiohub/infra/graphql/seals";
import { toStaffMember } from "../member/resolver.js";
import type { MobilityDb } from "../tables.js";
import { type ProfileRow, profilesOf } from "./queries.js";
import type { MobilityProfile } from "./type.js";

/** Batches of one operation: one statement each per moment. */
export interface ProfileLoaders {
  /** Of a person, by `board/number`; null when there is none that the caller may see. */
  readonly profile: Batched<null, string, MobilityProfile | null>;
}

/** The batches of one operation. */
export const profileLoaders = (db: MobilityDb, ids: Ids): ProfileLoaders => ({
  profile: batched(async (_, people) => {
    const rows = await profilesOf(db, people);
    const found = inOrder(people, rows, ({ boardNo, memberNumber }) => `${boardNo}/${memberNumber}`);
    return found.map((row) => (row ? toProfile(ids)(row) : null));
  }),
});

/** A profile as the graph shows it; ids are made when they are asked. */
export const toProfile =
  (ids: Ids) =>
  ({ boardNo, memberNumber, id: _, regions, ...facts }: ProfileRow): MobilityProfile => ({
    ...facts,
    get id() {
      return ids.write("MobilityProfile", boardNo, memberNumber);
    },
    staffMember: toStaffMember(ids, boardNo, memberNumber),
    regions: (regions?.split(" ") ?? []).map((code) => ({ scheme: "ARBEIDSMARKTREGIO", code })),
    person: { board: boardNo, number: memberNumber },
  });
