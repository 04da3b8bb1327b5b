import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { inOrder } from "@regiohub/infra/graphql/each";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { advisorsOfRegions } from "../advisor/queries.js";
import type { RegionAdvisor } from "../advisor/type.js";
import { municipalitiesOfRegions } from "../municipality/queries.js";
import type { Municipality } from "../municipality/type.js";
import { regionsOfSwvs } from "../swv/queries.js";
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
  readonly regionsOfSite: Batched<Division, string, Region[]>;
  readonly regionsOfMunicipality: Batched<Division, string, Region[]>;
  readonly regionsOfSwv: Batched<Division, string, Region[]>;
  /** By `scheme code`, on a day. */
  readonly municipalitiesOfRegion: Batched<CalendarDate, string, Municipality[]>;
  /** By `scheme code`, on a day. */
  readonly advisorOfRegion: Batched<CalendarDate, string, RegionAdvisor | undefined>;
}

/** A region's key as the loaders take it. */
export const regionKey = ({ scheme, code }: Pick<Region, "scheme" | "code">): string => `${scheme} ${code}`;

/** A list of regions by what lies in them. */
const divisionOf = (
  name: "Board.regions" | "Site.regions" | "Municipality.regions" | "Swv.regions",
  load: (keys: readonly string[], division: Division, limit: number) => Promise<Region[][]>,
): Batched<Division, string, Region[]> =>
  wholeList(name, LIST_SIZES[name], (division: Division, keys, limit) => load(keys, division, limit));

/** The region loaders of one operation. */
export const regionLoaders = (db: StaffDb): RegionLoaders => ({
  region: batched(async (on, keys) => inOrder(keys, await regionsByKey(db, keys, on), regionKey)),
  aliasesOfRegion: wholeList("Region.aliases", LIST_SIZES["Region.aliases"], (_: null, keys, limit) =>
    aliasesOf(db, keys, limit),
  ),
  regionsOfBoard: divisionOf("Board.regions", (boards, division, limit) =>
    regionsOfBoards(db, boards, division, limit),
  ),
  regionsOfSite: divisionOf("Site.regions", (codes, division, limit) =>
    regionsOfMunicipalities(db, codes, division, limit),
  ),
  regionsOfMunicipality: divisionOf("Municipality.regions", (codes, division, limit) =>
    regionsOfMunicipalities(db, codes, division, limit),
  ),
  regionsOfSwv: divisionOf("Swv.regions", (codes, division, limit) => regionsOfSwvs(db, codes, division, limit)),
  municipalitiesOfRegion: wholeList(
    "Region.municipalities",
    LIST_SIZES["Region.municipalities"],
    (on: CalendarDate, regions, limit) => municipalitiesOfRegions(db, regions, on, limit),
  ),
  advisorOfRegion: batched((on, regions) => advisorsOfRegions(db, regions, on)),
});
