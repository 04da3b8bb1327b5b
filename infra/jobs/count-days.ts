import type { Work } from "../unattended/work.js";
import { dayOf } from "../values.js";
import { withFigures } from "./counting.js";

/** Has each subgraph prepare the figures that are asked for often. */
export const countDays = (work: Pick<Work, "hub" | "url" | "clock">): Promise<void> =>
  withFigures(work, "prepareFigures", async (counting) => {
    for (const { subgraph, figures } of counting) await subgraph.prepareFigures?.(figures, dayOf(work.clock()));
  });
