import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { AowAge } from "@regiohub/schema/aow";

/**
 * A time in which what a person is at a board stays as it is. The stays of one number do not overlap.
 * Which stays there are is what the boards' deliveries said last.
 */
export interface Stay {
  readonly person: PersonKey;
  readonly startsOn: CalendarDate;
  /** Last day; null while it runs. A day to come is a plan. */
  readonly endsOn: CalendarDate | null;
  /** Null where it is not known. */
  readonly functionGroup: string | null;
  /** Site (BRIN and two digits); null: above school level, or not known. */
  readonly siteCode: string | null;
  /** Size of all the person's employments together, in ten-thousandths of a full-time job. */
  readonly fte: number;
  /** Why the employment that ends with this stay ends; null where nobody said. */
  readonly endReason: string | null;
  /** Board at whose site the person works while this one pays; null: at its own. */
  readonly secondedTo: BoardNumber | null;
  /** Whether it ends because the person was in a full delivery no more, and not by a day that was delivered. */
  readonly presumed: boolean;
}

/** The days of which a board's deliveries tell who came and went. */
export interface Observed {
  readonly from: CalendarDate;
  /** What the last delivery speaks of. */
  readonly until: CalendarDate;
}

/** People of a board, or of one of its schools, who went over to another board together. */
export interface Transition {
  readonly from: BoardNumber;
  readonly to: BoardNumber;
  /** BRIN of the school that went over; null: the board. */
  readonly school: string | null;
  /** First day at the other board. */
  readonly on: CalendarDate;
  /** Whether nothing was left behind. */
  readonly complete: boolean;
  /** RECORD: the register says so; DERIVED: four in five went. */
  readonly basis: "RECORD" | "DERIVED";
}

/** What events are derived with, beside the stays themselves. */
export interface Known {
  /** A board that is not in it delivers nothing: nobody came there and nobody left. */
  readonly observed: ReadonlyMap<BoardNumber, Observed>;
  /** `PO`, `VO`. */
  readonly sectors: ReadonlyMap<BoardNumber, string>;
  /** By the board that people left. */
  readonly transitions: ReadonlyMap<BoardNumber, readonly Transition[]>;
  readonly aow: readonly AowAge[];
  readonly bornOn: (person: PersonKey) => CalendarDate | null;
  /** Who is called and born as others are, and may be any of them. */
  readonly isAmbiguous: (person: PersonKey) => boolean;
}

/** Transitions as `Known` has them. */
export const byBoardLeft = (transitions: Iterable<Transition>): Known["transitions"] =>
  Map.groupBy(transitions, ({ from }) => from);
