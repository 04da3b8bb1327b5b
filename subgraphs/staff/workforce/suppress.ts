import type { CalendarDate } from "@regiohub/infra/values";
import type { Workforce } from "./queries.js";
import type { WorkforceType } from "./type.js";

/** Fewest people that a figure may be about, for anyone but the board itself. Source: domain brief 5.4. */
const SMALLEST_CELL = 10;

/** The workforce as a caller may see it: withheld as a whole when it is about few people of another board. */
export const suppress = ({ persons, fte, employments }: Workforce, on: CalendarDate, own: boolean): WorkforceType =>
  own || persons >= SMALLEST_CELL
    ? { on, persons, fte, employments, suppressed: false }
    : { on, persons: null, fte: null, employments: null, suppressed: true };
