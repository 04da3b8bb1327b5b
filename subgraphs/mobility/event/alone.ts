import { addMonths, dayNumber, dayOfNumber } from "@regiohub/infra/days";
import { ageOf, aowDay } from "./age.js";
import type { Confidence } from "./event.js";
import type { Known, Stay } from "./known.js";
import type { LegCause } from "./leg.js";
import { lastSeenDay } from "./observed.js";
import type { Spell } from "./spells.js";

/** Why somebody came or left where it is no move to or from another board. */
export interface Alone {
  readonly kind: Exclude<LegCause, "CHANGE" | "ORG_TRANSITION">;
  readonly confidence: Confidence;
  /** Why they left, of OUTFLOW; else null. */
  readonly reason: string | null;
  /** The job beside it, of DUAL_EMPLOYMENT and DUAL_ENDED. */
  readonly beside?: Spell;
}

/** Youngest age at which somebody who leaves and is not seen for a year is presumed to have retired. */
const RETIRING_AGE = 60;
const SILENT_MONTHS = 12;

/** All that is known of one person. */
export interface Course {
  /** By first day, then by board and number. */
  readonly spells: readonly Spell[];
  readonly known: Known;
  /** Spells that ended for another board, and that began from one. */
  readonly movedOut: ReadonlySet<Spell>;
  readonly movedIn: ReadonlySet<Spell>;
}

/** Rules 4 and 6: who has a job already begins a second one; who had one before comes back. */
export function whyCome(spell: Spell, { spells, known, movedIn }: Course): Alone {
  const day = spell.first;
  const beside = spells.find((other) => runsOn(other, day, known) && isSooner(other));
  if (beside)
    return { kind: "DUAL_EMPLOYMENT", confidence: strongUnless(isAnyRenumbered(spell, beside)), reason: null, beside };
  const wasThere = spells.some((other) => other.leaves && other.last < day);
  if (wasThere) return { kind: "RE_ENTRY", confidence: strongUnless(spell.isRenumbered), reason: null };
  return { kind: "INFLOW", confidence: strongUnless(known.isAmbiguous(spell.firstStay.person)), reason: null };

  /** Of jobs that begin on one day the first is the one that somebody moved to, else the first in order. */
  function isSooner(other: Spell): boolean {
    if (other === spell || other.first !== day) return other.first < day;
    const [ours, theirs] = [movedIn.has(spell), movedIn.has(other)];
    return ours === theirs ? spells.indexOf(other) < spells.indexOf(spell) : theirs;
  }
}

/** Rules 4 and 5: who goes on elsewhere ends a second job; else they retire, or leave for a reason that is not known. */
export function whyLeft(spell: Spell, course: Course): Alone {
  const beside = longestBeside(spell, course);
  if (beside) {
    const confidence = isAnyRenumbered(spell, beside) ? "PRESUMED" : confidenceOf(spell.lastStay);
    return { kind: "DUAL_ENDED", confidence, reason: null, beside };
  }
  const { endReason, person } = spell.lastStay;
  const retired = { kind: "RETIREMENT", reason: null } as const;
  if (endReason === "RETIREMENT") return { ...retired, confidence: "EXPLICIT" };
  const lastDay = dayOfNumber(spell.last);
  const bornOn = course.known.bornOn(person);
  const pension = bornOn === null ? undefined : aowDay(bornOn, course.known.aow);
  if (pension !== undefined && pension <= lastDay) return { ...retired, confidence: "STRONG" };
  if ((ageOf(course.known, person, lastDay) ?? 0) >= RETIRING_AGE && isSilentAfter(spell, course)) {
    return { kind: "RETIREMENT_PRESUMED", confidence: "PRESUMED", reason: null };
  }
  const isUnsure = endReason === null && course.known.isAmbiguous(person);
  const confidence = isUnsure ? "PRESUMED" : confidenceOf(spell.lastStay);
  return { kind: "OUTFLOW", confidence, reason: endReason ?? "UNKNOWN" };
}

function confidenceOf({ presumed, endReason }: Stay): Confidence {
  if (presumed) return "PRESUMED";
  return endReason === null ? "STRONG" : "EXPLICIT";
}

/** How sure a thing is that follows from delivered days and from who is known to be whom. */
export const strongUnless = (isPresumed: boolean): Confidence => (isPresumed ? "PRESUMED" : "STRONG");

/** Whether any of some times at boards is the person's by presumption alone. */
export const isAnyRenumbered = (...spells: readonly Spell[]): boolean => spells.some((spell) => spell.isRenumbered);

/** Whether the person works there on a day, as far as the board's deliveries tell: a day to come is a plan. */
const runsOn = ({ board, first, last }: Spell, day: number, known: Known): boolean =>
  first <= day && day <= last && day <= (lastSeenDay(known, board) ?? Number.NEGATIVE_INFINITY);

/** Of the jobs beside it on its last day the one that lasts longest, where that one lasts longer. */
function longestBeside(spell: Spell, { spells, known, movedOut }: Course): Spell | undefined {
  const day = spell.last;
  const beside = spells.filter((other) => other !== spell && runsOn(other, day, known) && isLater(other));
  return beside.toSorted((one, other) => (one.last === other.last ? 0 : one.last > other.last ? -1 : 1))[0];

  /** Of jobs that end on one day the last is the one that somebody moved on from, else the last in order. */
  function isLater(other: Spell): boolean {
    if (other.last !== day) return other.last > day;
    const [ours, theirs] = [movedOut.has(spell), movedOut.has(other)];
    return ours === theirs ? spells.indexOf(other) > spells.indexOf(spell) : theirs;
  }
}

/** Whether nothing is heard of the person for a year, and the board has been heard for that long. */
function isSilentAfter(spell: Spell, { spells, known }: Course): boolean {
  const until = dayNumber(addMonths(dayOfNumber(spell.last), SILENT_MONTHS));
  const isBack = spells.some(({ first }) => first > spell.last && first <= until);
  return !isBack && (lastSeenDay(known, spell.board) ?? Number.NEGATIVE_INFINITY) >= until;
}
