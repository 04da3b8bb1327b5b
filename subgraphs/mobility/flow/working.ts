import type { Entry, FlowAsked, FlowBasis } from "./entries.js";
import { placeOf } from "./scope.js";
import { presentOn } from "./stock.js";

/** Code of all groups of functions. */
export const EVERYBODY = "EVERYBODY";

/** Group of those of whom nothing says it. */
const UNKNOWN_GROUP = "UNKNOWN";

/** Table of who works on a day, by group of functions and as `EVERYBODY`. */
export const WORKING = "WORKING";

/** Who works on the last day, and as what, as the workforce is counted: without whoever is between two contracts. */
export const workingEntries = ({ people }: FlowBasis, { period, scope }: FlowAsked): readonly Entry[] =>
  people
    .flatMap((spells) => presentOn(spells, period.to))
    .filter(({ stay, isBridged }) => !isBridged && scope(placeOf(stay)))
    .flatMap(({ stay: { person, functionGroup } }) =>
      [EVERYBODY, functionGroup ?? UNKNOWN_GROUP].map((group) => ({ person, cell: `${WORKING} ${group}` })),
    );
