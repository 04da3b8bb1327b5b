import type { Work } from "../unattended/work.js";
import { withFigures } from "./counting.js";

/** Has each subgraph prepare the figures that are asked for often. */
export const countDays = (work: Pick<Work, "hub" | "url" | "clock">): Promise<void> =>
  withFigures(work, "prepareFigures");
