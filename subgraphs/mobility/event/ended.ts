import { addDays } from "@regiohub/infra/days";
import type { Known, Stay } from "./known.js";
import { completeRecords } from "./observed.js";

/**
 * Stays as they are known together with the registers: all that a board had ended on its last day, though no delivery says
 * so. A board that merged delivers no more, and its last delivery has everybody there still.
 */
export const endedStays = (stays: readonly Stay[], known: Pick<Known, "transitions">): readonly Stay[] =>
  stays.flatMap((stay) => {
    const [goneOn] = completeRecords(known, stay.person.board)
      .map(({ on }) => on)
      .sort();
    return goneOn === undefined ? [stay] : endBefore(stay, goneOn);
  });

/** What is left of a stay when everything at the board ended the day before. */
function endBefore(stay: Stay, day: string): readonly Stay[] {
  if (stay.startsOn >= day) return [];
  return [stay.endsOn === null || stay.endsOn >= day ? { ...stay, endsOn: addDays(day, -1) } : stay];
}
