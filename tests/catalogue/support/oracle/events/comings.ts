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
  if (person.together.in.includes(spell)) return { ...said, cause: "ORG_TRANSITION", move: null };
  if (move && move.gap <= person.windowDays) return { ...said, cause: kindOf(move, person.known), move };
  return { ...said, cause: isBeside(spell, person) ? "DUAL_EMPLOYMENT" : whyCome(spell, person), move: null };
}

function leaving(spell: Spell, person: Person): Coming {
  const { board } = spell;
  const on = addDays(lastOf(spell), 1);
  const move = person.moves.find((one) => one.out === spell);
  const said = { direction: "OUT", board, on, isBefore: isBefore(board, on, person.known) } as const;
  if (person.together.out.includes(spell)) return { ...said, cause: "ORG_TRANSITION", move: null };
  if (move && move.gap <= person.windowDays) return { ...said, cause: kindOf(move, person.known), move };
  return { ...said, cause: isLeftBehind(spell, person) ? "DUAL_ENDED" : whyGone(spell, person), move: null };
}

function kindOf({ out, in: into }: Move, { sectors }: KnownForEvents): string {
  const [from, to] = [sectors.get(out.board), sectors.get(into.board)];
  return from === to || !from || !to ? "TRANSFER_INTER_BOARD" : `${from}_TO_${to}`;
}

/** Whether it began while another job ran. */
function isBeside(spell: Spell, { spells, known }: Person): boolean {
  const others = spells.filter(
    (other) => other !== spell && other.first <= spell.first && lastOf(other) >= spell.first,
  );
  if (others.some(({ first }) => first === spell.first)) throw new Undecided("two jobs began on one day");
  requireKnown(others, spell.first, known);
  return others.length > 0;
}

/** Whether another job goes on after it. */
function isLeftBehind(spell: Spell, { spells, known }: Person): boolean {
  const day = addDays(lastOf(spell), 1);
  const others = spells.filter((other) => other !== spell && other.first < day && lastOf(other) >= lastOf(spell));
  if (others.some(({ last }) => last === spell.last)) throw new Undecided("two jobs ended on one day");
  requireKnown(others, day, known);
  return others.length > 0;
}

/** The rules do not say whether somebody still is where a board had them when it last delivered. */
function requireKnown(others: readonly Spell[], day: CalendarDate, known: KnownForEvents): void {
  if (others.some(({ board }) => untilOf(board, known) < day)) throw new Undecided("a board has not said so yet");
}

function whyCome(spell: Spell, { spells }: Person): string {
  const left = spells.filter(({ leaves }) => leaves).map((other) => addDays(lastOf(other), 1));
  return left.some((day) => day <= spell.first) ? "RE_ENTRY" : "INFLOW";
}

function whyGone(spell: Spell, { spells, known }: Person): string {
  const last = spell.stays.at(-1);
  const born = last ? known.bornOn(last.person) : null;
  if (last?.endReason === "RETIREMENT") return "RETIREMENT";
  if (born === null) return "OUTFLOW";
  const pension = known.aow.find(({ bornFrom, bornTo }) => (bornFrom ?? "") <= born && born <= (bornTo ?? "9999"));
  const day = lastOf(spell);
  if (pension && addMonths(born, 12 * pension.years + pension.months) <= day) return "RETIREMENT";
  const year = addMonths(day, 12);
  const isSilent = !spells.some((other) => other !== spell && lastOf(other) > day && other.first <= year);
  return ageOn(born, day) >= OLD && isSilent && year <= untilOf(spell.board, known) ? "RETIREMENT_PRESUMED" : "OUTFLOW";
}
