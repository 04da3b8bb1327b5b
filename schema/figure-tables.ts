import type { PlannedTable } from "@regiohub/infra/figures/tables";
import { readReference } from "./reference.js";

/** Of each kind of place what others are given, in the order of release. */
export interface FigurePlan {
  /** @param kind a region's scheme, or `SWV` */
  tablesOf(kind: string): readonly PlannedTable[];
}

const COLUMNS = ["place_kinds", "order", "dimensions", "bands", "keep", "only"] as const;

/**
 * The tables of `schema/reference/figure-tables.csv`.
 * @throws Error when two tables of a place come at one time, or one by age says no bands
 */
export async function figurePlan(): Promise<FigurePlan> {
  const rows = (await readReference("figure-tables.csv", COLUMNS)).map((row) => ({
    kinds: wordsOf(row.place_kinds),
    order: Number(row.order),
    dimensions: wordsOf(row.dimensions),
    bands: row.bands || null,
    keep: wordsOf(row.keep),
    only: wordsOf(row.only),
  }));
  for (const { dimensions, bands } of rows) {
    if (dimensions.includes("AGE_BAND") === (bands !== null)) continue;
    throw new Error(`figure-tables.csv: expected bands by AGE_BAND, and by nothing else: ${dimensions.join(" ")}.`);
  }
  const kinds = new Set(rows.flatMap((row) => row.kinds));
  const rowsOf = (kind: string) => rows.filter((row) => row.kinds.includes(kind));
  for (const kind of kinds) {
    const orders = rowsOf(kind).map(({ order }) => order);
    if (new Set(orders).size < orders.length) throw new Error(`figure-tables.csv: one order twice at ${kind}.`);
  }
  return {
    tablesOf: (kind) =>
      rowsOf(kind)
        .toSorted((one, other) => one.order - other.order)
        .map(({ dimensions, bands, keep, only }) => ({ dimensions, bands, keep, only })),
  };
}

const wordsOf = (cell: string): string[] => cell.split(" ").filter((word) => word !== "");
