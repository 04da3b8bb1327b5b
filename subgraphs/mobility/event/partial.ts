import { dayNumber, dayOfNumber } from "@regiohub/infra/days";
import { ageOf } from "./age.js";
import { isAnyRenumbered, strongUnless } from "./alone.js";
import { eventOf, fromStay, toStay } from "./build.js";
import type { DerivedEvent } from "./event.js";
import type { Known, Stay } from "./known.js";
import { isBeforeObserved, isSeen } from "./observed.js";
import type { Spell } from "./spells.js";

/** A size that became smaller, or larger, on a day. */
interface Resizing {
  readonly spell: Spell;
  readonly day: number;
  readonly by: number;
  readonly stay: Stay;
}

/**
 * Rule 4: a part of a job that went from one board to another while both go on. It has no legs: at both boards there is
 * the same person as before.
 * @param second spells that began as a second job: they grew from nothing
 */
export function partialEvents(
  spells: readonly Spell[],
  second: readonly Spell[],
  known: Known,
  windowDays: number,
): readonly DerivedEvent[] {
  const steps = spells.flatMap((spell) => resizingsOf(spell, known));
  const losses = steps.filter(({ by }) => by < 0);
  const begun = second.map((spell) => ({ spell, day: spell.first, by: spell.firstStay.fte, stay: spell.firstStay }));
  const gains = [...steps.filter(({ by }) => by > 0), ...begun];
  const possible = losses.flatMap((loss) =>
    gains.filter((gain) => belong(loss, gain, windowDays)).map((gain) => ({ loss, gain, days: gain.day - loss.day })),
  );
  possible.sort((one, other) => Math.abs(one.days) - Math.abs(other.days) || one.days - other.days);
  const taken = new Set<Resizing>();
  return possible.flatMap(({ loss, gain }) => {
    if (taken.has(loss) || taken.has(gain)) return [];
    taken.add(loss).add(gain);
    return [eventOfBoth(loss, gain, known)];
  });
}

const resizingsOf = (spell: Spell, known: Known): readonly Resizing[] =>
  spell.steps
    .map(([before, after]) => ({ spell, day: dayNumber(after.startsOn), by: after.fte - before.fte, stay: after }))
    .filter(({ day, by }) => by !== 0 && isSeen(known, spell.board, day));

function belong(loss: Resizing, gain: Resizing, windowDays: number): boolean {
  const later = Math.max(loss.day, gain.day);
  const doBothGoOn = [loss.spell, gain.spell].every(({ first, last }) => first <= later && later <= last);
  return loss.spell.board !== gain.spell.board && doBothGoOn && Math.abs(gain.day - loss.day) <= windowDays;
}

function eventOfBoth(loss: Resizing, gain: Resizing, known: Known): DerivedEvent {
  const day = Math.max(loss.day, gain.day);
  return eventOf({
    ...fromStay(loss.stay),
    ...toStay(gain.stay),
    kind: "PARTIAL_TRANSFER",
    on: dayOfNumber(day),
    fteFrom: -loss.by,
    fteTo: gain.by,
    gapDays: gain.day - loss.day,
    ageYears: ageOf(known, loss.stay.person, dayOfNumber(day)),
    confidence: strongUnless(isAnyRenumbered(loss.spell, gain.spell)),
    beforeObserved: [loss, gain].some(({ spell }) => isBeforeObserved(known, spell.board, day)),
  });
}
