import type { Batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { StaffDb } from "../tables.js";
import { countedYears, historiesAround, type PartSite, sitesOfBoards, sitesOfRegions } from "./queries.js";
import { pupilSeries, type Years } from "./series.js";
import type { PupilYear } from "./type.js";

/** Which years, of the schools that are there on a day. */
type YearsAsOn = Years & { readonly on: CalendarDate };

/** Loaders of pupils: by a board's number, by a region's `scheme code`. */
export interface PupilLoaders {
  readonly pupilsOfBoard: Batched<YearsAsOn, string, PupilYear[]>;
  readonly pupilsOfRegion: Batched<YearsAsOn, string, PupilYear[]>;
}

/** The pupil loaders of one operation. */
export const pupilLoaders = (db: StaffDb): PupilLoaders => ({
  pupilsOfBoard: wholeList("Board.pupils", LIST_SIZES["Board.pupils"], async ({ on, ...years }: YearsAsOn, boards) =>
    seriesOf(db, await sitesOfBoards(db, boards, on), boards, years),
  ),
  pupilsOfRegion: wholeList(
    "Region.pupils",
    LIST_SIZES["Region.pupils"],
    async ({ on, ...years }: YearsAsOn, regions) => seriesOf(db, await sitesOfRegions(db, regions, on), regions, years),
  ),
});

async function seriesOf(
  db: StaffDb,
  sites: readonly PartSite[],
  keys: readonly string[],
  years: Years,
): Promise<PupilYear[][]> {
  const series = pupilSeries(await historiesAround(db, sites), await countedYears(db));
  const parts = Map.groupBy(sites, ({ key }) => key);
  return keys.map((key) =>
    series(
      (parts.get(key) ?? []).map(({ siteCode }) => siteCode),
      years,
    ),
  );
}
