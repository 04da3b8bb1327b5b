import type { Dimension, Measured, WhyMissing } from "@regiohub/schema/figures";
import type { WorkforceCell } from "../cells/type.js";
import { fullTimes } from "../forecast/exact.js";
import type { WorkforceFigures } from "../workforce/type.js";
import { COUNTED, type CountedMeasure, type OwnQuestion } from "./own.js";
import type { FactPeople } from "./people.js";
import { ALL } from "./series.js";
import type { OwnFigure } from "./type.js";

/** Cells of a table that together are some of the people. */
export interface CellsWanted {
  /** What the table divides by; nothing: everybody is wanted. */
  readonly by: readonly Dimension[];
  /** The codes of each cell. */
  readonly keys: readonly (readonly string[])[];
}

/** What published figures know of contracts, as the hub has them; of those whose contract is unknown it has none. */
const CONTRACTS: Readonly<Record<FactPeople["contract"], readonly string[]>> = {
  ALL: [],
  PERMANENT: ["PERMANENT"],
  TEMPORARY: ["TEMPORARY", "REPLACEMENT"],
  UNKNOWN: ["UNKNOWN"],
};

/** The cells of the hub's own that are what published figures of some people and a band are of. */
export function cellsWanted({ functionGroup, sex, contract }: FactPeople, band: string): CellsWanted {
  const one = (code: string) => (code === ALL ? [] : [code]);
  const codes: readonly (readonly [Dimension, readonly string[]])[] = [
    ["AGE_BAND", one(band)],
    ["FUNCTION_GROUP", one(functionGroup)],
    ["SEX", one(sex)],
    ["CONTRACT", CONTRACTS[contract]],
  ];
  const divided = codes.filter(([, wanted]) => wanted.length > 0);
  return {
    by: divided.map(([dimension]) => dimension),
    keys: divided.reduce<string[][]>((keys, [, own]) => keys.flatMap((key) => own.map((code) => [...key, code])), [[]]),
  };
}

/** Out of which cells a figure is to come. */
interface PartQuestion extends OwnQuestion {
  /** Those of the table that divides so; none where it is not out. */
  readonly cells: readonly WorkforceCell[];
  readonly wanted: CellsWanted;
}

/**
 * The hub's own figure of some of the people of a region, out of the table of the day that was given out.
 * @param workforce null when no board of the region delivers
 */
export function ownPart(
  workforce: WorkforceFigures | null,
  { cells, wanted, measure, on, boardsInAll }: PartQuestion,
): OwnFigure {
  const found = wanted.keys.map((key) => cells.find(({ keys }) => keys.every(({ code }, at) => code === key[at])));
  const value = measuredIn(found, measure, workforce ? "NOT_PUBLISHED" : "NOT_DELIVERED");
  const boardsCounted = value.value === null ? 0 : (workforce?.boardsCounted ?? 0);
  return { value, on, onLatest: on, boardsCounted, boardsInAll };
}

/** What cells add up to, where all of them tell; `otherwise` where one is not in the table. */
function measuredIn(
  cells: readonly (WorkforceCell | undefined)[],
  measure: CountedMeasure,
  otherwise: WhyMissing,
): Measured {
  const amounts = cells.flatMap((cell) => (measure === "FTE" ? cell?.exactFte : cell?.[COUNTED[measure]]) ?? []);
  if (amounts.length < cells.length) {
    return { value: null, why: [...new Set(cells.flatMap((cell) => cell?.why ?? [otherwise]))] };
  }
  const sum = amounts.reduce<bigint>((total, amount) => total + BigInt(amount), 0n);
  return { value: measure === "FTE" ? fullTimes(sum) : String(sum), why: [] };
}
