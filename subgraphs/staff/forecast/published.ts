import { findPublished, type PublishedTable } from "@regiohub/infra/figures/store";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Dimension, FunctionGroup, WhyMissing } from "@regiohub/schema/figures";
import { storeOf } from "../published/store.js";
import type { StaffDb } from "../tables.js";

/** Staff as others are told of it, FTE in ten-thousandths; or why they are not. */
export type ToldStaff = { readonly persons: number; readonly fte: bigint } | WhyMissing;

/** The staff of an area as it was given out. */
export interface PublishedStaff {
  /** The boards that are counted in it. */
  readonly boards: readonly BoardNumber[];
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
  return {
    boards: byBoard.cells.flatMap(({ key }) => key[0] ?? []),
    present: toldOf(present, group),
    retiring: new Map(years.map((year) => [year, toldOf(retiring, { ...group, RETIREMENT: String(year) })])),
  };
}

/** What a table says of a cell. One that it does not have cannot have anybody in it. */
function toldOf(table: PublishedTable | undefined, codes: Codes): ToldStaff {
  if (!table) return "NOT_PUBLISHED";
  const codesOf = new Map(Object.entries(codes));
  const cell = table.cells.find(({ key }) => table.dimensions.every((by, at) => key[at] === codesOf.get(by)));
  if (!cell) return { persons: 0, fte: 0n };
  const [persons = 0, , fte = 0] = cell.amounts ?? [];
  return cell.amounts ? { persons, fte: BigInt(fte) } : (cell.why ?? "SUPPRESSED");
}
