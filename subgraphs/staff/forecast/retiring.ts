import type { PublishedTable } from "@regiohub/infra/figures/store";
import { NOT_SOON } from "../cells/queries.js";
import { divided, sharedOut } from "./exact.js";
import { amountOf, type Codes, cellOf, type ToldStaff, toldIn, toldOf } from "./told.js";

/** Who retires in the twelve months before 1 October of a year. */
export interface Retiring {
  readonly told: ToldStaff;
  /** Whether it is an estimate: a part of years that are told together, or of everybody's. */
  readonly isSpread: boolean;
}

/** A table of those who retire, and what it divides. */
export interface RetirementTable {
  readonly table: PublishedTable | undefined;
  /** Of whom: none where it is about everybody. */
  readonly codes: Codes;
  /** All of them. */
  readonly whole: ToldStaff;
  /** Whether these are the people whom the table divides: both were counted at once. */
  readonly isOfWhole: boolean;
}

/**
 * Who retires in each of several years, as far as tables that are out tell. In a year with too few of them, they are
 * reckoned from those tables and nothing else: what is left of a whole less who retires later and in the years that are told,
 * is of the other years together, and is spread evenly over them; where that is not out of a group, as large a part of it
 * retires as of everybody. Whose date of birth is not known is in it where they are too few to be told of.
 * @param group undefined: everybody is asked about
 */
export function retiringIn(
  years: readonly number[],
  everybody: RetirementTable,
  group: RetirementTable | undefined,
): ReadonlyMap<number, Retiring> {
  const own = group ?? everybody;
  const inYear = (year: number): Retiring => {
    const told = toldOf(own.table, { ...own.codes, RETIREMENT: String(year) });
    if (typeof told !== "string") return { told, isSpread: false };
    const spread = spreadOver(own, year) ?? (group && partOf(group, everybody, year));
    return spread ? { told: spread, isSpread: true } : { told, isSpread: false };
  };
  return new Map(years.map((year) => [year, inYear(year)]));
}

/** People, FTE in ten-thousandths. */
type Amount = Exclude<ToldStaff, string>;

/** The part that a year has of the years that a table tells together; undefined: it does not tell of them. */
function spreadOver({ table, codes, whole, isOfWhole }: RetirementTable, year: number): Amount | undefined {
  if (!table || !isOfWhole || typeof whole === "string") return undefined;
  if (!cellOf(table, { ...codes, RETIREMENT: NOT_SOON })?.amounts) return undefined;
  const at = table.dimensions.indexOf("RETIREMENT");
  const cells = table.cells.filter((cell) => cellOf(table, { ...codes, RETIREMENT: cell.key[at] }) === cell);
  const rest = cells.map(toldIn).map(amountOf).reduce(less, whole);
  const hidden = cells.filter(({ key, amounts }) => amounts === null && /^\d+$/.test(key[at] ?? ""));
  const place = hidden.findIndex(({ key }) => key[at] === String(year));
  if (place === -1 || rest.persons < 0 || rest.fte < 0n) return undefined;
  const each = (amount: bigint) =>
    sharedOut(
      amount,
      hidden.map(() => 1n),
    )[place] ?? 0n;
  return { persons: Number(each(BigInt(rest.persons))), fte: each(rest.fte) };
}

const less = (one: Amount, other: Amount): Amount => ({
  persons: one.persons - other.persons,
  fte: one.fte - other.fte,
});

/** As large a part of a group as of everybody; undefined: it is not told of everybody, or of how many there are. */
function partOf(group: RetirementTable, everybody: RetirementTable, year: number): Amount | undefined {
  const told = toldOf(everybody.table, { RETIREMENT: String(year) });
  const all = typeof told === "string" ? spreadOver(everybody, year) : told;
  const [of, whole] = [group.whole, everybody.whole];
  if (!all || typeof of === "string" || typeof whole === "string" || whole.fte === 0n) return undefined;
  return {
    persons: Math.round((all.persons * of.persons) / whole.persons),
    fte: divided(all.fte * of.fte, whole.fte),
  };
}
