import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import { boardsInAreas } from "../region/queries.js";
import type { StaffDb } from "../tables.js";
import { forecastOfArea } from "./of-area.js";
import { type BoardQuestion, forecastsOfBoards } from "./of-boards.js";
import { type ForecastQuestion, firstDay } from "./question.js";
import type { StaffForecast } from "./type.js";

/** Loaders of forecasts. */
export interface ForecastLoaders {
  /** By board that delivers, for its own eyes; null: nothing of it lies in the region that is asked about. */
  readonly forecastOfBoard: Batched<BoardQuestion, BoardNumber, StaffForecast | null>;
  /** By area, as in `Place`. */
  readonly forecastOfArea: Batched<ForecastQuestion, string, StaffForecast>;
}

/** The forecast loaders of one operation. */
export const forecastLoaders = (db: StaffDb, figures: StaffDb, caller: Caller): ForecastLoaders => ({
  forecastOfBoard: batched((question, boards) => forecastsOfBoards(db, figures, boards, question)),
  forecastOfArea: batched(async (question, areas) => {
    const boards = await boardsInAreas(db, areas, firstDay(question));
    return Promise.all(
      areas.map((key, index) => {
        const numbers = (boards[index] ?? []).map(({ number }) => number);
        return forecastOfArea(db, figures, { key, smallest: smallestFor(caller, numbers) }, question);
      }),
    );
  }),
});
