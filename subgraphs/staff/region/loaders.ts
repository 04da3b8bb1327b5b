import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
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
  aliasesOfRegion: wholeList("Region.aliases", LIST_SIZES["Region.aliases"], (_: null, keys, limit) =>
    aliasesOf(db, keys, limit),
  ),
  regionsOfBoard: wholeList("Board.regions", LIST_SIZES["Board.regions"], (division: Division, boards, limit) =>
    regionsOfBoards(db, boards, division, limit),
  ),
  regionsOfMunicipality: wholeList("Site.regions", LIST_SIZES["Site.regions"], (division: Division, codes, limit) =>
    regionsOfMunicipalities(db, codes, division, limit),
  ),
});
