import { findPublished, type PublishedTable } from "@regiohub/infra/figures/store";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Dimension, FunctionGroup } from "@regiohub/schema/figures";
import { storeOf } from "../published/store.js";
import type { StaffDb } from "../tables.js";
import { type RetirementTable, type Retiring, retiringIn } from "./retiring.js";
import { type Codes, type ToldStaff, toldIn, toldOf } from "./told.js";

/** The staff of an area as it was given out. */
export interface PublishedStaff {
  /** The boards that are counted in it, and those of each who are asked about. */
  readonly boards: ReadonlyMap<BoardNumber, ToldStaff>;
  readonly present: ToldStaff;
  /** By year, who retires in the twelve months before its 1 October. */
  readonly retiring: ReadonlyMap<number, Retiring>;
}

/** What was given out of whom, to whom. */
interface PublishedQuestion {
  readonly on: CalendarDate;
  readonly smallest: number;
  /** Null: everybody. */
  readonly functionGroup: FunctionGroup | null;
  readonly years: readonly number[];
}

/**
 * The staff of an area, as in `Place`, on 1 October, and those of it who retire in each of several years, as tables that
 * are out say it; undefined: none is.
 */
export async function publishedStaff(
  figures: StaffDb,
  area: string,
  { on, smallest, functionGroup, years }: PublishedQuestion,
): Promise<PublishedStaff | undefined> {
  const tableBy = async (...dimensions: readonly Dimension[]) =>
    (await findPublished(storeOf(figures), [area], { on, smallest, dimensions, bands: null }))[0];
  const byBoard = await tableBy("BOARD");
  if (!byBoard) return undefined;
  const retirementOf = async (codes: Codes): Promise<RetirementTable> => {
    const by = Object.keys(codes) as Dimension[];
    const [whole, table] = [await tableBy(...by), await tableBy(...by, "RETIREMENT")];
    return { table, codes, whole: toldOf(whole, codes), isOfWhole: whole?.afterRun === table?.afterRun };
  };
  const everybody = await retirementOf({});
  const group = functionGroup === null ? undefined : await retirementOf({ FUNCTION_GROUP: functionGroup });
  const boards = byBoard.cells.flatMap(({ key }) => key);
  const ofBoards = toldByBoard(group ? await tableBy("BOARD", "FUNCTION_GROUP") : byBoard, functionGroup);
  return {
    boards: new Map(boards.map((board) => [board, ofBoards.get(board) ?? "NOT_PUBLISHED"])),
    present: (group ?? everybody).whole,
    retiring: retiringIn(years, everybody, group),
  };
}

/** What a table by board says of each, as far as it has it. */
function toldByBoard(table: PublishedTable | undefined, group: FunctionGroup | null): Map<BoardNumber, ToldStaff> {
  const { dimensions = [], cells = [] } = table ?? {};
  const [board, of] = [dimensions.indexOf("BOARD"), dimensions.indexOf("FUNCTION_GROUP")];
  const asked = cells.filter(({ key }) => group === null || key[of] === group);
  return new Map(asked.map((cell) => [cell.key[board] as BoardNumber, toldIn(cell)]));
}
