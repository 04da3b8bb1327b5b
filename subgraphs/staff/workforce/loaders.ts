import { isOfBoard } from "@regiohub/infra/auth/access";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import type { BoardNumber, CalendarDate, Instant } from "@regiohub/infra/values";
import { type BoardInRegion, boardsInRegions } from "../region/queries.js";
import type { StaffDb } from "../tables.js";
import { SMALLEST, smallestFor } from "./audience.js";
import { WHOLE } from "./counted.js";
import { workforceOf } from "./queries.js";
import { answersTo } from "./released.js";
import { othersWorkforce, ownWorkforce, regionWorkforce } from "./shown.js";
import type { WorkforceType } from "./type.js";

/** Loaders that count people. Null where nobody delivers. */
export interface WorkforceLoaders {
  /** By board. `asOf` is for own boards alone. */
  readonly workforce: Batched<{ on: CalendarDate; asOf: Instant | null }, BoardNumber, WorkforceType | null>;
  /** By region, `scheme code`. */
  readonly workforceOfRegion: Batched<CalendarDate, string, WorkforceType | null>;
}

/** The loaders of one operation. The caller's own boards are counted as they are; of all others is shown what is released. */
export const workforceLoaders = (db: StaffDb, figures: StaffDb, caller: Caller | undefined): WorkforceLoaders => ({
  workforce: batched(async (when, boards) => {
    const [own = [], others = []] = [true, false].map((ofOwn) =>
      boards.filter((one) => isOfBoard(caller, one) === ofOwn),
    );
    const cells = new Map(others.map((board) => [board, WHOLE]));
    const [exact, released] = await Promise.all([
      workforceOf(db, own, when),
      cells.size > 0 ? answersTo(figures, { cells, smallest: SMALLEST, on: when.on }) : [],
    ]);
    const shown = new Map<BoardNumber, WorkforceType>([
      ...exact.map((one) => [one.board, ownWorkforce(one, when.on)] as const),
      ...released.map((one) => [one.board, othersWorkforce(one, when.on)] as const),
    ]);
    return boards.map((board) => shown.get(board) ?? null);
  }),
  workforceOfRegion: batched(async (on, regions) => {
    const shown: (WorkforceType | null)[] = [];
    // One after the other: a board may be in several, and its figures are released one at a time.
    for (const boards of await boardsInRegions(db, regions, on)) {
      shown.push(await ofRegion(figures, boards, { on, region: regions[shown.length] as string, caller }));
    }
    return shown;
  }),
});

interface AskedRegion {
  readonly on: CalendarDate;
  readonly region: string;
  readonly caller: Caller | undefined;
}

async function ofRegion(
  figures: StaffDb,
  boards: readonly BoardInRegion[],
  { on, region, caller }: AskedRegion,
): Promise<WorkforceType | null> {
  const numbers = boards.map(({ number }) => number);
  const smallest = smallestFor(caller, numbers);
  const cells = new Map(boards.map(({ number, isWhole }) => [number, isWhole ? WHOLE : region]));
  const answers = cells.size > 0 ? await answersTo(figures, { cells, smallest, on }) : [];
  return regionWorkforce(answers, { on, smallest, boardsInAll: boards.length });
}
