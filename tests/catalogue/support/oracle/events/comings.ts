import { addDays, addMonths, ageOn } from "@regiohub/infra/days";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { KnownForEvents } from "@regiohub/mobility";
import { isBefore, lastOf, type Spell, untilOf } from "./course.js";
import { type Ends, type Move, movesOf, Undecided, wentOver } from "./moves.js";

/** Age from which somebody who is gone for a year is taken to be retired. */
const OLD = 60;

/** How somebody came to a board, or left it. */
export interface Coming {
  readonly direction: "IN" | "OUT";
  readonly board: BoardNumber;
  /** The first day, or the day behind the last one. */
  readonly on: CalendarDate;
  readonly cause: string;
  /** How it is known: EXPLICIT, STRONG, PRESUMED. */
  readonly confidence: string;
  /** Of a move: where the other half is. */
  readonly move: Move | null;
  /** Whether it lies before the board was observed. */
  readonly isBefore: boolean;
}

/** One person, as far as is known. */
interface Person {
  readonly spells: readonly Spell[];
  readonly known: KnownForEvents;
  readonly together: Ends;
  readonly moves: readonly Move[];
  /** Longest time of a move, in days. */
  readonly windowDays: number;
}

/**
 * How one person came and went, by the rules of the brief in their order.
 * @throws Undecided where the rules leave it open
 */
export function comingsOf(spells: readonly Spell[], known: KnownForEvents, windowDays: number): Coming[] {
  const together = wentOver(spells, known);
  const moves = movesOf({
    out: spells.filter((spell) => spell.leaves && !together.out.includes(spell)),
    in: spells.filter((spell) => spell.comes && !together.in.includes(spell)),
  });
  const person = { spells, known, together, moves, windowDays };
  return spells.flatMap((spell) => [
    ...(spell.comes ? [coming(spell, person)] : []),
    ...(spell.leaves ? [leaving(spell, person)] : []),
  ]);
}

function coming(spell: Spell, person: Person): Coming {
  const { board, first: on } = spell;
  const move = person.moves.find((one) => one.in === spell);
  const said = { direction: "IN", board, on, isBefore: isBefore(board, on, person.known) } as const;
  if (person.together.in.includes(spell)) return { ...said, ...together };
  if (move && move.gap <= person.windowDays) return { ...said, ...moved(move, person) };
  const beside = besideAtBegin(spell, person);
  if (beside.length === 0) return { ...said, ...whyCome(spell, person), move: null };
  return { ...said, cause: "DUAL_EMPLOYMENT", confidence: besideConfidence(spell, beside, "STRONG"), move: null };
}

const together = { cause: "ORG_TRANSITION", confidence: "", move: null } as const;

const moved = (move: Move, { known }: Person) => ({
  cause: kindOf(move, known),
  confidence: move.out.stays.at(-1)?.presumed || move.out.isNewNumber || move.in.isNewNumber ? "PRESUMED" : "STRONG",
  move,
});

/** How sure it is that two jobs are one person's, where nothing else makes it less sure. */
function besideConfidence(spell: Spell, others: readonly Spell[], otherwise: string): string {
  const said = new Set(others.map(({ isNewNumber }) => isNewNumber));
  if (said.size > 1 && !spell.isNewNumber) throw new Undecided("beside which of two jobs");
  return spell.isNewNumber || said.has(true) ? "PRESUMED" : otherwise;
}

function leaving(spell: Spell, person: Person): Coming {
  const { board } = spell;
  const on = addDays(lastOf(spell), 1);
  const move = person.moves.find((one) => one.out === spell);
  const said = { direction: "OUT", board, on, isBefore: isBefore(board, on, person.known) } as const;
  if (person.together.out.includes(spell)) return { ...said, ...together };
  if (move && move.gap <= person.windowDays) return { ...said, ...moved(move, person) };
  const beside = besideAtEnd(spell, person);
  if (beside.length === 0) return { ...said, ...whyGone(spell, person), move: null };
  return { ...said, cause: "DUAL_ENDED", confidence: besideConfidence(spell, beside, saidOf(spell)), move: null };
}

/** How an end is known of which nothing else is: the file says why, or when, or has the person no more. */
function saidOf({ stays }: Spell): string {
  const last = stays.at(-1);
  if (last?.presumed) return "PRESUMED";
  return last?.endReason ? "EXPLICIT" : "STRONG";
}

function kindOf({ out, in: into }: Move, { sectors }: KnownForEvents): string {
  const [from, to] = [sectors.get(out.board), sectors.get(into.board)];
  return from === to || !from || !to ? "TRANSFER_INTER_BOARD" : `${from}_TO_${to}`;
}

/** The jobs that ran when it began. */
function besideAtBegin(spell: Spell, { spells, known }: Person): readonly Spell[] {
  const others = spells.filter(
    (other) => other !== spell && other.first <= spell.first && lastOf(other) >= spell.first,
  );
  if (others.some(({ first }) => first === spell.first)) throw new Undecided("two jobs began on one day");
  requireKnown(others, spell.first, known);
  return others;
}

/** The jobs that go on after it. */
function besideAtEnd(spell: Spell, { spells, known }: Person): readonly Spell[] {
  const day = addDays(lastOf(spell), 1);
  const others = spells.filter((other) => other !== spell && other.first < day && lastOf(other) >= lastOf(spell));
  if (others.some(({ last }) => last === spell.last)) throw new Undecided("two jobs ended on one day");
  requireKnown(others, day, known);
  return others;
}

/** The rules do not say whether somebody still is where a board had them when it last delivered. */
function requireKnown(others: readonly Spell[], day: CalendarDate, known: KnownForEvents): void {
  if (others.some(({ board }) => untilOf(board, known) < day)) throw new Undecided("a board has not said so yet");
}

/** A cause, and how it is known. */
type Why = Pick<Coming, "cause" | "confidence">;

function whyCome({ first, isNewNumber, stays }: Spell, { spells, known }: Person): Why {
  const left = spells.filter(({ leaves }) => leaves).map((other) => addDays(lastOf(other), 1));
  if (left.some((day) => day <= first)) return { cause: "RE_ENTRY", confidence: isNewNumber ? "PRESUMED" : "STRONG" };
  const isUnsure = stays.slice(0, 1).some(({ person }) => known.isAmbiguous(person));
  return { cause: "INFLOW", confidence: isUnsure ? "PRESUMED" : "STRONG" };
}

function whyGone(spell: Spell, { spells, known }: Person): Why {
  const last = spell.stays.at(-1);
  const born = last ? known.bornOn(last.person) : null;
  if (last?.endReason === "RETIREMENT") return { cause: "RETIREMENT", confidence: "EXPLICIT" };
  const isUnsure = last?.endReason === null && known.isAmbiguous(last.person);
  const outflow = { cause: "OUTFLOW", confidence: isUnsure ? "PRESUMED" : saidOf(spell) };
  if (born === null) return outflow;
  const pension = known.aow.find(({ bornFrom, bornTo }) => (bornFrom ?? "") <= born && born <= (bornTo ?? "9999"));
  const day = lastOf(spell);
  if (pension && addMonths(born, 12 * pension.years + pension.months) <= day) {
    return { cause: "RETIREMENT", confidence: "STRONG" };
  }
  const year = addMonths(day, 12);
  const isSilent = !spells.some((other) => other !== spell && lastOf(other) > day && other.first <= year);
  const isGone = ageOn(born, day) >= OLD && isSilent && year <= untilOf(spell.board, known);
  return isGone ? { cause: "RETIREMENT_PRESUMED", confidence: "PRESUMED" } : outflow;
}
