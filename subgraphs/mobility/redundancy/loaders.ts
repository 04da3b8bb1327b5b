import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import type { Period } from "../period.js";
import { areasOf, whyNotOut } from "../published/areas.js";
import { placeOf } from "../published/places.js";
import { publishedFigures } from "../published/store.js";
import type { MobilityDb } from "../tables.js";
import { cellName, figuresOf, missingFigures, ownFigures } from "./figures.js";
import { redundanciesOf } from "./queries.js";
import type { RedundancyFigures } from "./type.js";

/** Loaders of redundancies, of one operation. */
export interface RedundancyLoaders {
  /** By board: exact for the board itself, for others nothing. */
  readonly redundancy: Batched<Period, BoardNumber, RedundancyFigures>;
  /** By region, `SCHEME CODE`: what was given out. */
  readonly redundancyOfRegion: Batched<Period, string, RedundancyFigures>;
}

/** The loaders of one operation. */
export const redundancyLoaders = (
  db: MobilityDb,
  figures: MobilityDb,
  { caller, today }: { readonly caller: Caller; readonly today: CalendarDate },
): RedundancyLoaders => ({
  redundancy: batched(async (period, boards) => {
    const isOwn = (board: BoardNumber) => isOfBoard(caller, board);
    const found = await redundanciesOf(db, boards.filter(isOwn), period);
    const byBoard = new Map(found.map((one) => [one.board, one]));
    return boards.map((board) =>
      isOwn(board) ? ownFigures(byBoard.get(board), period) : missingFigures("NOT_PLANNED", period),
    );
  }),
  redundancyOfRegion: batched(async (period, regions) => {
    const areas = new Map((await areasOf(figures, period, regions)).map((one) => [one.area, one]));
    const places = regions.map((region) => ({
      place: placeOf("REDUNDANCY", region),
      smallest: smallestFor(caller, areas.get(region)?.boards.map(({ board }) => board) ?? []),
    }));
    const whyNone = (at: number) =>
      whyNotOut({ area: regions[at] ?? "", boards: areas.get(regions[at] ?? "")?.boards ?? [], today }, period);
    const published = await publishedFigures(figures, places, period.to, whyNone);
    return published.map(({ cell }, at) => {
      const why = whyNone(at);
      return why === "NOT_PLANNED" ? missingFigures(why, period) : figuresOf(period, (name) => cell(cellName(name)));
    });
  }),
});
