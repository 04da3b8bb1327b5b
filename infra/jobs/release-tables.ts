import { decidedAt } from "../figures/decided.js";
import { countedIn, type Elsewhere } from "../figures/elsewhere.js";
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

function outOf(others: readonly Counting[]): Elsewhere {
  const storeOf = ({ subgraph, figures }: Counting) => ({ db: figures, schema: subgraph.name });
  const noting = others.filter(({ subgraph }) => subgraph.notesDays).map(storeOf);
  return {
    async countedIn(place, on) {
      for (const { subgraph, figures } of others) {
        const { numbersOf } = subgraph;
        if (numbersOf)
          return await countedIn(storeOf({ subgraph, figures }), { place, on }, (ids) => numbersOf(figures, ids));
      }
      return undefined;
    },
    async decidedAt(on) {
      let last: Date | undefined;
      for (const store of noting) {
        const at = await decidedAt(store, on);
        if (at === undefined) return undefined;
        if (last === undefined || at > last) last = at;
      }
      return last;
    },
  };
}
