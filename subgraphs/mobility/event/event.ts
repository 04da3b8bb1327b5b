import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";

/** What happened. Source: domain brief 5.1; DUAL_ENDED is the end of what DUAL_EMPLOYMENT begins. */
export type EventKind =
  | "INFLOW"
  | "RE_ENTRY"
  | "OUTFLOW"
  | "RETIREMENT"
  | "RETIREMENT_PRESUMED"
  | "TRANSFER_INTER_BOARD"
  | "PO_TO_VO"
  | "VO_TO_PO"
  | "DUAL_EMPLOYMENT"
  | "DUAL_ENDED"
  | "PARTIAL_TRANSFER"
  | "TRANSFER_INTRA_BOARD"
  | "FUNCTION_CHANGE"
  | "WTF_CHANGE"
  | "SECONDMENT_START"
  | "SECONDMENT_END"
  | "ORG_TRANSITION";

/**
 * EXPLICIT: a delivery or the register says so itself. STRONG: it follows from delivered days, link tokens or the age of
 * the state pension. PRESUMED: it follows from somebody being in a delivery no more, from age and silence, from a board
 * having somebody again under a new number, or from several being called and born alike of whom nobody can say who is who.
 */
export type Confidence = "EXPLICIT" | "STRONG" | "PRESUMED";

/** Something that happened to a person, or to the people of a board together. */
export interface DerivedEvent {
  readonly kind: EventKind;
  /** Board that had the person; null where there was none, or none that is known. */
  readonly from: BoardNumber | null;
  /** The person's number there. */
  readonly fromNumber: string | null;
  /** Board that has the person. A secondment: where they work. */
  readonly to: BoardNumber | null;
  readonly toNumber: string | null;
  /** First day on which it is so: of leaving the day after the last, of a transfer the first one at the other board. */
  readonly on: CalendarDate;
  /**
   * First day there less the last day here, of a move; negative where both ran at once. Else null: of a leaving that a
   * later coming elsewhere belongs to, one board alone is told, and nothing of the other.
   */
  readonly gapDays: number | null;
  /**
   * Ten-thousandths of a full-time job: what was at `from`, what is at `to`. WTF_CHANGE: before and after;
   * PARTIAL_TRANSFER: what went off there and what came on here, of which the smaller one moved.
   */
  readonly fteFrom: number | null;
  readonly fteTo: number | null;
  readonly functionFrom: string | null;
  readonly functionTo: string | null;
  readonly brinFrom: string | null;
  readonly brinTo: string | null;
  /** Whole years on the last day at `from`, else on the day itself; null where the birth date is not known. */
  readonly ageYears: number | null;
  /** How many went over together, of ORG_TRANSITION; else null. */
  readonly persons: number | null;
  readonly confidence: Confidence;
  /** Why somebody left, of OUTFLOW: as delivered, else UNKNOWN; else null. It is never concluded. */
  readonly reason: string | null;
  /** Whether any of it lies before a board was observed: it explains what came later, and is counted nowhere. */
  readonly beforeObserved: boolean;
}

/** What makes an event the same one in two derivations, whatever else became known of it. */
export const eventKey = ({ kind, from, fromNumber, to, toNumber, on }: DerivedEvent): string =>
  [kind, from, fromNumber, to, toNumber, on].map((part) => part ?? "").join(" ");
