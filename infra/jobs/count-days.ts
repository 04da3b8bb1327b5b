import { tellNobody } from "../steps.js";
import type { Work } from "../unattended/work.js";
import { dayOf } from "../values.js";
import { type Telling, withFigures } from "./counting.js";

/**
 * Has each subgraph prepare the figures that are asked for often.
 * @param tell hears of each step, by subgraph
 */
export const countDays = (work: Pick<Work, "hub" | "url" | "clock">, tell: Telling = () => tellNobody): Promise<void> =>
  withFigures(work, "prepareFigures", async (counting) => {
    for (const { subgraph, figures } of counting) {
      await subgraph.prepareFigures?.(figures, dayOf(work.clock()), tell(subgraph.name));
    }
  });
