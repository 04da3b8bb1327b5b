import { dayNumber } from "@regiohub/infra/days";
import { byBoardLeft, type Known } from "../event/known.js";
import { completeRecords, lastSeenDay } from "../event/observed.js";
import { type Spell, spellsOf } from "../event/spells.js";
import { componentsOf } from "../pair/components.js";
import type { Period } from "../period.js";
import type { BoardHistory } from "./queries.js";

/** What spells are told with: the days of deliveries, and the boards that are no more. */
const knownOf = ({ board, observed, transitions }: BoardHistory): Known => ({
  observed: new Map([[board, observed]]),
  transitions: byBoardLeft(transitions),
  sectors: new Map(),
  aow: [],
  bornOn: () => null,
  isAmbiguous: () => false,
});

/** The times of a board's people there, person by person. */
export function peopleOf(history: BoardHistory): readonly (readonly Spell[])[] {
  const known = knownOf(history);
  return componentsOf(history.stays, history.pairs).map((stays) => spellsOf(stays, known));
}

/** Whether a board's deliveries tell of all of a period. After a board went over as a whole there is nothing to tell. */
export function tellsOf(history: BoardHistory, { from, to }: Period): boolean {
  const known = knownOf(history);
  const isGone = completeRecords(known, history.board).some(({ on }) => on <= to);
  const last = lastSeenDay(known, history.board) ?? Number.NEGATIVE_INFINITY;
  return history.observed.from <= from && (isGone || dayNumber(to) <= last);
}
