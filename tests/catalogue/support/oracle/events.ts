import type { DerivedEvent, DerivedLeg, KnownForEvents, Stay } from "@regiohub/mobility";
import { type Coming, comingsOf } from "./events/comings.js";
import { spellsOf } from "./events/course.js";
import { changesOf, secondmentsOf } from "./events/meanwhile.js";

export { Undecided } from "./events/moves.js";

/** What happened to somebody, a line each, in order. */
export interface Told {
  readonly events: readonly string[];
  readonly legs: readonly string[];
}

/**
 * What happened to one person by the rules of the brief.
 * @param windowDays longest time of a move
 * @throws Undecided where the rules leave it open
 */
export function toldByRules(stays: readonly Stay[], known: KnownForEvents, windowDays: number): Told {
  const spells = spellsOf(stays, known);
  const comings = comingsOf(spells, known, windowDays);
  const changes = spells.flatMap((spell) => [...changesOf(spell, known), ...secondmentsOf(spell, known)]);
  return {
    events: [...comings.flatMap(eventOf), ...changes].sort(),
    legs: comings
      .map(({ direction, board, on, cause, isBefore }) => legLine(direction, board, on, cause, isBefore))
      .sort(),
  };
}

/** A move is one event, of the coming; going over together is one of everybody. */
function eventOf({ direction, board, on, cause, confidence, move }: Coming): string[] {
  if (move) return direction === "IN" ? [`${cause} ${move.out.board} ${board} ${on} ${move.gap} ${confidence}`] : [];
  return cause === "ORG_TRANSITION" ? [] : [`${cause} ${board} ${on} ${confidence}`];
}

const legLine = (direction: string, board: string, on: string, cause: string, isBefore: boolean): string =>
  `${direction} ${board} ${on} ${cause}${isBefore ? " before" : ""}`;

/**
 * What the hub says happened to people of some numbers, in the same lines. Sizes that moved in part, and goings over
 * together, are left out.
 */
export function toldByHub(
  { events, legs }: { readonly events: readonly DerivedEvent[]; readonly legs: readonly DerivedLeg[] },
  { numbers, windowDays }: { readonly numbers: ReadonlySet<string>; readonly windowDays: number },
): Told {
  return {
    events: events
      .filter(({ fromNumber, toNumber }) => numbers.has(toNumber ?? fromNumber ?? ""))
      .flatMap(lineOf)
      .sort(),
    legs: legs
      .filter((leg) => numbers.has(leg.number) && leg.cause !== "CHANGE")
      .map(({ direction, board, on, cause, move, gapDays, beforeObserved }) => {
        const isMove = move !== null && gapDays !== null && gapDays <= windowDays;
        return legLine(direction, board, on, isMove ? move : cause, beforeObserved);
      })
      .sort(),
  };
}

function lineOf(event: DerivedEvent): string[] {
  const { kind, from, to, on, gapDays, confidence } = event;
  switch (kind) {
    case "ORG_TRANSITION":
    case "PARTIAL_TRANSFER":
      return [];
    case "TRANSFER_INTER_BOARD":
    case "PO_TO_VO":
    case "VO_TO_PO":
      return [`${kind} ${from} ${to} ${on} ${gapDays} ${confidence}`];
    case "SECONDMENT_START":
    case "SECONDMENT_END":
      return [`${kind} ${from} ${to} ${on}`];
    case "TRANSFER_INTRA_BOARD":
      return [`${kind} ${from} ${on} ${event.brinFrom} ${event.brinTo}`];
    case "FUNCTION_CHANGE":
      return [`${kind} ${from} ${on} ${event.functionFrom} ${event.functionTo}`];
    case "WTF_CHANGE":
      return [`${kind} ${from} ${on} ${event.fteFrom} ${event.fteTo}`];
    case "INFLOW":
    case "RE_ENTRY":
    case "DUAL_EMPLOYMENT":
      return [`${kind} ${to} ${on} ${confidence}`];
    default:
      return [`${kind} ${from} ${on} ${confidence}`];
  }
}
