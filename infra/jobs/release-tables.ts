import { type CellOut, cellsOut, type OutElsewhere } from "../figures/elsewhere.js";
import { tellNobody } from "../steps.js";
import type { Work } from "../unattended/work.js";
import { dayOf } from "../values.js";
import { type Counting, type Telling, withFigures } from "./counting.js";

/**
 * Has each subgraph give out the tables of figures that are due, in their order: each is told what the others have given
 * out by then. What is out stays: done again, it does the rest.
 * @param tell hears of each step, by subgraph
 */
export const releaseTables = (
  work: Pick<Work, "hub" | "url" | "clock">,
  tell: Telling = () => tellNobody,
): Promise<void> =>
  withFigures(work, "releaseFigures", async (counting) => {
    for (const one of counting) {
      const elsewhere = outOf(counting.filter((other) => other !== one));
      await one.subgraph.releaseFigures?.(one.figures, dayOf(work.clock()), elsewhere, tell(one.subgraph.name));
    }
  });

const outOf =
  (others: readonly Counting[]): OutElsewhere =>
  async (place, on) => {
    const out: CellOut[] = [];
    for (const { subgraph, figures } of others) {
      out.push(...(await cellsOut({ db: figures, schema: subgraph.name }, place, on)));
    }
    return out;
  };
