import type { CalendarDate, Instant } from "@regiohub/infra/values";
import type { Division } from "./cut.js";
import type { Place } from "./place.js";

/** What was asked, for what hangs on the figures. */
export interface Asked {
  readonly place: Place;
  readonly on: CalendarDate;
  /** As the hub knew it at this moment; null: as it knows it now. */
  readonly asOf: Instant | null;
  readonly division: Division;
  /** Whether the place is a board of the caller's own, of which it sees everything. */
  readonly isOwn: boolean;
}
