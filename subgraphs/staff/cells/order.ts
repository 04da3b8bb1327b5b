import type { Dimension } from "@regiohub/schema/figures";
import { ageBands, type Division } from "./cut.js";
import { UNKNOWN, UNKNOWN_SCALE } from "./queries.js";

/** Codes that have an order of their own; others stand by their code. */
const ORDERED: Partial<Readonly<Record<Dimension, readonly string[]>>> = {
  FUNCTION_GROUP: ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE"],
  CONTRACT: ["PERMANENT", "TEMPORARY", "REPLACEMENT"],
};

/** Cells in the order in which a table has them: by the first dimension, then the next; the unknown last. */
export async function inOrder<Cell extends { readonly keys: readonly string[] }>(
  cells: readonly Cell[],
  { by, bands }: Division,
): Promise<Cell[]> {
  const ages = (await ageBands(bands)).bands.map(({ code }) => code);
  const rankOf = (dimension: Dimension | undefined, code: string): number => {
    if (code === UNKNOWN) return Number.POSITIVE_INFINITY;
    if (code === UNKNOWN_SCALE) return Number.MAX_SAFE_INTEGER;
    const order = dimension === "AGE_BAND" ? ages : ((dimension && ORDERED[dimension]) ?? []);
    return order.indexOf(code);
  };
  const compare = (one: Cell, other: Cell): number => {
    for (const [index, code] of one.keys.entries()) {
      const beside = other.keys[index] as string;
      if (code === beside) continue;
      const [rank, rankBeside] = [rankOf(by[index], code), rankOf(by[index], beside)];
      return rank === rankBeside ? (code < beside ? -1 : 1) : rank - rankBeside;
    }
    return 0;
  };
  return [...cells].sort(compare);
}
