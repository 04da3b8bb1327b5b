import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import type { CalendarDate } from "@regiohub/infra/values";
import type { StaffDb } from "../tables.js";
import { aliasesOf, type Division, regionsByKey, regionsOfBoards, regionsOfMunicipalities } from "./queries.js";
import type { Region } from "./type.js";

/** Loaders that give regions, or are asked by a region. */
export interface RegionLoaders {
  /** By `scheme code`, on a day. */
  readonly region: Batched<CalendarDate, string, Region | undefined>;
  /** By `scheme code`. */
  readonly aliasesOfRegion: Batched<null, string, string[]>;
  readonly regionsOfBoard: Batched<Division, string, Region[]>;
  readonly regionsOfMunicipality: Batched<Division, string, Region[]>;
}

/** A region's key as the loaders take it. */
export const regionKey = ({ scheme, code }: Pick<Region, "scheme" | "code">): string => `${scheme} ${code}`;

/** The region loaders of one operation. */
export const regionLoaders = (db: StaffDb): RegionLoaders => ({
  region: batched(async (on, keys) => inOrder(keys, await regionsByKey(db, keys, on), regionKey)),
  aliasesOfRegion: batched((_, keys) => aliasesOf(db, keys)),
  regionsOfBoard: batched((division, boards) => regionsOfBoards(db, boards, division)),
  regionsOfMunicipality: batched((division, codes) => regionsOfMunicipalities(db, codes, division)),
});
