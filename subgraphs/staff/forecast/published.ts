import { findPublished, type PublishedCell, type PublishedTable } from "@regiohub/infra/figures/store";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Dimension, FunctionGroup, WhyMissing } from "@regiohub/schema/figures";
import { storeOf } from "../published/store.js";
import type { StaffDb } from "../tables.js";

/** Staff as others are told of it, FTE in ten-thousandths; or why they are not. */
export type ToldStaff = { readonly persons: number; readonly fte: bigint } | WhyMissing;

/** The staff of an area as it was given out. */
export interface PublishedStaff {
  /** The boards that are counted in it, and those of each who are asked about. */
  readonly boards: ReadonlyMap<BoardNumber, ToldStaff>;
  readonly present: ToldStaff;
  /** By year, who retires in the twelve months before its 1 October. */
  readonly retiring: ReadonlyMap<number, ToldStaff>;
}

/** What was given out of whom, to whom. */
interface PublishedQuestion {
  readonly on: CalendarDate;
  readonly smallest: number;
  /** Null: everybody. */
  readonly functionGroup: FunctionGroup | null;
  readonly years: readonly number[];
}

/** A code by dimension. */
type Codes = Partial<Readonly<Record<Dimension, string>>>;

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
  const group: Codes = functionGroup === null ? {} : { FUNCTION_GROUP: functionGroup };
  const by = Object.keys(group) as Dimension[];
  const [present, retiring] = [await tableBy(...by), await tableBy(...by, "RETIREMENT")];
  const boards = byBoard.cells.flatMap(({ key }) => key);
  const ofBoards = toldByBoard(by.length === 0 ? byBoard : await tableBy("BOARD", ...by), functionGroup);
  return {
    boards: new Map(boards.map((board) => [board, ofBoards.get(board) ?? "NOT_PUBLISHED"])),
    present: toldOf(present, group),
    retiring: new Map(years.map((year) => [year, toldOf(retiring, { ...group, RETIREMENT: String(year) })])),
  };
}

/** What a table by board says of each, as far as it has it. */
function toldByBoard(table: PublishedTable | undefined, group: FunctionGroup | null): Map<BoardNumber, ToldStaff> {
  const { dimensions = [], cells = [] } = table ?? {};
  const [board, of] = [dimensions.indexOf("BOARD"), dimensions.indexOf("FUNCTION_GROUP")];
  const asked = cells.filter(({ key }) => group === null || key[of] === group);
  return new Map(asked.map((cell) => [cell.key[board] as BoardNumber, toldIn(cell)]));
}

/** What a table says of a cell. One that it does not have cannot have anybody in it. */
function toldOf(table: PublishedTable | undefined, codes: Codes): ToldStaff {
  if (!table) return "NOT_PUBLISHED";
  const codesOf = new Map(Object.entries(codes));
  const cell = table.cells.find(({ key }) => table.dimensions.every((by, at) => key[at] === codesOf.get(by)));
  return cell ? toldIn(cell) : { persons: 0, fte: 0n };
}

function toldIn({ amounts, why }: PublishedCell): ToldStaff {
  const [persons = 0, , fte = 0] = amounts ?? [];
  return amounts ? { persons, fte: BigInt(fte) } : (why ?? "SUPPRESSED");
}

/** Staff as told; nobody where it is not. */
export const amountOf = (told: ToldStaff) => (typeof told === "string" ? { persons: 0, fte: 0n } : told);

/** Why staff is not told; null: it is. */
export const whyOf = (told: ToldStaff): WhyMissing | null => (typeof told === "string" ? told : null);
