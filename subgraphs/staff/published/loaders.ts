import type { Caller } from "@regiohub/infra/auth/caller";
import { findPublished, listPublished, type PublishedTable } from "@regiohub/infra/figures/store";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { smallestFor } from "@regiohub/schema/access/audience";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { Dimension } from "@regiohub/schema/figures";
import type { Division } from "../cells/cut.js";
import type { WorkforceCell } from "../cells/type.js";
import type { StaffDb } from "../tables.js";
import type { WorkforceLoaders } from "../workforce/loaders.js";
import { shownCells } from "./shown.js";
import { storeOf } from "./store.js";
import type { PublishedTableType } from "./type.js";

type Question = Division & { readonly on: CalendarDate };

/** Loaders of the tables that others are given, by area as in `Place`: of each those that the caller may see. */
export interface PublishedLoaders {
  readonly publishedTable: Batched<Question, string, PublishedTable | undefined>;
  readonly publishedCells: Batched<Question, string, WorkforceCell[]>;
  readonly publishedTables: Batched<CalendarDate, string, PublishedTableType[]>;
}

/** The loaders of one operation. */
export function publishedLoaders(
  figures: StaffDb,
  caller: Caller,
  { boardsInArea }: Pick<WorkforceLoaders, "boardsInArea">,
): PublishedLoaders {
  const store = storeOf(figures);
  const smallestOf = (areas: readonly string[], on: CalendarDate) =>
    Promise.all(
      areas.map(async (area) => {
        const boards = await boardsInArea.load(on, area);
        return smallestFor(
          caller,
          boards.map(({ number }) => number),
        );
      }),
    );
  const publishedTable = batched(async ({ on, by, bands }: Question, areas: readonly string[]) => {
    const smallest = await smallestOf(areas, on);
    const name = { on, dimensions: by, bands: by.includes("AGE_BAND") ? bands : null };
    const found = new Map<string, PublishedTable | undefined>();
    for (const audience of new Set(smallest)) {
      const theirs = areas.filter((_, index) => smallest[index] === audience);
      const tables = await findPublished(store, theirs, { ...name, smallest: audience });
      for (const [index, area] of theirs.entries()) found.set(area, tables[index]);
    }
    return areas.map((area) => found.get(area));
  });
  return {
    publishedTable,
    publishedCells: wholeList("Workforce.cells", LIST_SIZES["Workforce.cells"], (question: Question, areas) =>
      Promise.all(
        areas.map(async (area) => {
          const table = await publishedTable.load(question, area);
          return table ? shownCells(table, question) : [];
        }),
      ),
    ),
    publishedTables: wholeList(
      "Region.publishedTables",
      LIST_SIZES["Region.publishedTables"],
      async (today: CalendarDate, areas, limit) => {
        const smallest = await smallestOf(areas, today);
        return Promise.all(
          areas.map(async (place, index) => {
            const tables = await listPublished(store, { place, smallest: smallest[index] as number }, limit);
            return tables.map(({ on, dimensions, bands }) => ({ on, by: dimensions as Dimension[], bands }));
          }),
        );
      },
    ),
  };
}
