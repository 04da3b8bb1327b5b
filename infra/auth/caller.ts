import type { BoardNumber } from "../values.js";

/** Who asks, as a verified token says. */
export type Caller = BoardCaller | PartnerCaller | OperatorCaller;

/** A person of one or more boards: sees the people of those boards. */
export interface BoardCaller {
  readonly kind: "board";
  readonly subject: string;
  readonly boards: readonly BoardNumber[];
}

/** A portal of another organisation: sees registers, shared vacancies and suppressed figures, no people. */
export interface PartnerCaller {
  readonly kind: "partner";
  readonly subject: string;
}

/** Who runs the hub: sees runs and counts, no people. */
export interface OperatorCaller {
  readonly kind: "operator";
  readonly subject: string;
}
