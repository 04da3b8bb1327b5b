import type { PublishedCell, PublishedTable } from "@regiohub/infra/figures/store";
import type { Dimension, WhyMissing } from "@regiohub/schema/figures";

/** Staff as others are told of it, FTE in ten-thousandths; or why they are not. */
export type ToldStaff = { readonly persons: number; readonly fte: bigint } | WhyMissing;

/** A code by dimension. */
export type Codes = Partial<Readonly<Record<Dimension, string | undefined>>>;

/** What a table says of a cell. One that it does not have cannot have anybody in it. */
export function toldOf(table: PublishedTable | undefined, codes: Codes): ToldStaff {
  if (!table) return "NOT_PUBLISHED";
  const cell = cellOf(table, codes);
  return cell ? toldIn(cell) : { persons: 0, fte: 0n };
}

/** The cell of a table with a code in each of its dimensions; undefined where it has none. */
export function cellOf(table: PublishedTable, codes: Codes): PublishedCell | undefined {
  const codesOf = new Map(Object.entries(codes));
  return table.cells.find(({ key }) => table.dimensions.every((by, at) => key[at] === codesOf.get(by)));
}

/** What a cell says. */
export function toldIn({ amounts, why }: PublishedCell): ToldStaff {
  const [persons = 0, , fte = 0] = amounts ?? [];
  return amounts ? { persons, fte: BigInt(fte) } : (why ?? "SUPPRESSED");
}

/** Staff as told; nobody where it is not. */
export const amountOf = (told: ToldStaff) => (typeof told === "string" ? { persons: 0, fte: 0n } : told);

/** Why staff is not told; null: it is. */
export const whyOf = (told: ToldStaff): WhyMissing | null => (typeof told === "string" ? told : null);
