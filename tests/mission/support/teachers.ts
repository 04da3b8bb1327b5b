import type { Person } from "../../catalogue/support/people.js";
import type { Files } from "../../catalogue/support/table.js";
import { human, job, working } from "./people.js";

/** People of a site who are alike: how many, where, and how they are other than whole teachers. */
export type Alike = readonly [
  count: number,
  site: string,
  more?: {
    readonly bornOn?: string;
    readonly size?: number;
    readonly group?: "TEACHING" | "SUPPORT";
    readonly endsOn?: string;
  },
];

/** Women born in 1980, unless it is said otherwise: where people are so few, tables by what else they are would hide figures. */
const BORN_ON = "1980-05-05";

/** The people of a board: nobody is twice, and nobody at another board whose numbers begin elsewhere. */
export const teachersOf = (first: number, ...groups: readonly Alike[]): Person[] =>
  groups
    .flatMap(([count, site, more = {}]) => Array.from({ length: count }, () => ({ site, more })))
    .map(({ site, more: { bornOn = BORN_ON, ...terms } }, at) => {
      const number = first + at;
      return working({ ...human(number, bornOn), female: true }, String(number).padStart(6, "0"), job(site, terms));
    });

/** What boards reckon to need: rows of board, site, year, group and FTE. */
export const formationFile = (...rows: readonly string[]): Files => ({
  "formation.csv": ["board;site;year;functionGroup;fte;source", ...rows.map((row) => `${row};voorbeeld`), ""].join(
    "\r\n",
  ),
});
