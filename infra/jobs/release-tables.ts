import type { Work } from "../unattended/work.js";
import { withFigures } from "./counting.js";

/** Has each subgraph give out the tables of figures that are due. What is out stays: done again, it does the rest. */
export const releaseTables = (work: Pick<Work, "hub" | "url" | "clock">): Promise<void> =>
  withFigures(work, "releaseFigures");
