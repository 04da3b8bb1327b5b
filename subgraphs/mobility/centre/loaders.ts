import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import type { CalendarDate } from "@regiohub/infra/values";
import { memberBoardsCountOf, memberBoardsOf } from "../membership/queries.js";
import type { MobilityDb } from "../tables.js";
import { type CentreRow, centresByCodes, centresCountOf, centresOf, type Stretch } from "./queries.js";
import type { MobilityCentre } from "./type.js";

/** On which day. */
interface OnDay {
  readonly on: CalendarDate;
}

/** Batches of one operation: one statement each per moment. */
export interface CentreLoaders {
  /** By global id; null when there is none. */
  readonly centre: Batched<null, string, MobilityCentre | null>;
  /** By board number. */
  readonly centres: Batched<OnDay & Stretch, string, CentreRow[]>;
  readonly centreCounts: Batched<OnDay, string, number>;
  /** By centre code. */
  readonly members: Batched<OnDay & Stretch, string, string[]>;
  readonly memberCounts: Batched<OnDay, string, number>;
}

/** The batches of one operation. */
export const centreLoaders = (db: MobilityDb): CentreLoaders => ({
  centre: batched((_, ids) => centresByIds(db, ids)),
  centres: batched(({ on, ...part }, boards) => centresOf(db, boards, on, part)),
  centreCounts: batched(({ on }, boards) => centresCountOf(db, boards, on)),
  members: batched(({ on, ...part }, centres) => memberBoardsOf(db, centres, on, part)),
  memberCounts: batched(({ on }, centres) => memberBoardsCountOf(db, centres, on)),
});

async function centresByIds(db: MobilityDb, ids: readonly string[]): Promise<(MobilityCentre | null)[]> {
  const codes = ids.flatMap((id) => parseGlobalId("MobilityCentre", id)?.[0] ?? []);
  const rows = codes.length > 0 ? await centresByCodes(db, codes) : [];
  const byId = new Map(rows.map(toCentre).map((centre) => [centre.id, centre]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** A row as the graph shows it. */
export const toCentre = ({ boardNo, centreCode, ...facts }: CentreRow): MobilityCentre => ({
  ...facts,
  id: globalId("MobilityCentre", centreCode),
  code: centreCode,
  leadBoard: { number: boardNo },
});
