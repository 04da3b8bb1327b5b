import type { LegCause, MoveKind } from "../event/leg.js";

/**
 * What people came, left or moved by. Of the annual view alone are the three that compare one day with another; IN_TRANSIT
 * is half of a move of which the other half lies outside the period.
 */
export type FlowKind =
  | Exclude<LegCause, "CHANGE">
  | MoveKind
  | "CHANGED_WITHIN_BOARD"
  | "IN_TRANSIT"
  | "OTHER_SCHOOL"
  | "OTHER_SIZE"
  | "OTHER_FUNCTION";

/** IN and OUT explain the difference between two stocks; WITHIN is what stayed inside. */
export type FlowDirection = "IN" | "OUT" | "WITHIN";

/** A line of a flow. */
export interface FlowLine {
  readonly direction: FlowDirection;
  readonly kind: FlowKind;
}

const lines = (direction: FlowDirection, ...kinds: readonly FlowKind[]): readonly FlowLine[] =>
  kinds.map((kind) => ({ direction, kind }));

/** In which ways people come and leave, in the order in which they are told. */
const COMING_AND_LEAVING: readonly FlowLine[] = [
  ...lines("IN", "INFLOW", "RE_ENTRY", "TRANSFER_INTER_BOARD", "VO_TO_PO", "PO_TO_VO", "DUAL_EMPLOYMENT"),
  ...lines("IN", "ORG_TRANSITION", "CHANGED_WITHIN_BOARD", "IN_TRANSIT"),
  ...lines("OUT", "OUTFLOW", "RETIREMENT", "RETIREMENT_PRESUMED", "TRANSFER_INTER_BOARD", "PO_TO_VO", "VO_TO_PO"),
  ...lines("OUT", "DUAL_ENDED", "ORG_TRANSITION", "CHANGED_WITHIN_BOARD", "IN_TRANSIT"),
];

/** The lines of flows by what happened. */
export const EVENT_LINES: readonly FlowLine[] = [
  ...COMING_AND_LEAVING,
  ...lines("WITHIN", "TRANSFER_INTER_BOARD", "VO_TO_PO", "PO_TO_VO", "ORG_TRANSITION", "CHANGED_WITHIN_BOARD"),
];

/** The lines of flows from one day to another, person by person. Source: domain brief 5.1; Mirror has them of the whole sector. */
export const ANNUAL_LINES: readonly FlowLine[] = [
  ...COMING_AND_LEAVING,
  ...lines("WITHIN", "OTHER_SCHOOL", "OTHER_SIZE", "OTHER_FUNCTION"),
];
