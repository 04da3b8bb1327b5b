import { dayNumber, dayOfNumber } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import { ageOf } from "./age.js";
import { eventOf } from "./build.js";
import type { DerivedEvent } from "./event.js";
import type { Known, Stay } from "./known.js";
import { isBeforeObserved, isSeen } from "./observed.js";
import type { Spell } from "./spells.js";

/** Rule 8: who works at another board's site while their own board pays. They stay with their own board. */
export function secondmentEvents(spell: Spell, known: Known): readonly DerivedEvent[] {
  const { firstStay, lastStay, steps, last } = spell;
  const events: DerivedEvent[] = [];
  begin(firstStay);
  for (const [before, after] of steps) {
    if (before.secondedTo === after.secondedTo) continue;
    end(before, after.startsOn);
    begin(after);
  }
  if (Number.isFinite(last)) end(lastStay, dayOfNumber(last + 1));
  return events;

  function begin(stay: Stay): void {
    if (stay.secondedTo !== null) note("SECONDMENT_START", stay, stay.startsOn);
  }

  function end(stay: Stay, on: CalendarDate): void {
    if (stay.secondedTo !== null) note("SECONDMENT_END", stay, on);
  }

  function note(kind: "SECONDMENT_START" | "SECONDMENT_END", stay: Stay, on: CalendarDate): void {
    const day = dayNumber(on);
    if (!isSeen(known, spell.board, day)) return;
    const { board, number } = stay.person;
    events.push(
      eventOf({
        kind,
        on,
        from: board,
        fromNumber: number,
        to: stay.secondedTo,
        fteFrom: stay.fte,
        functionFrom: stay.functionGroup,
        ageYears: ageOf(known, stay.person, on),
        confidence: "EXPLICIT",
        beforeObserved: isBeforeObserved(known, board, day),
      }),
    );
  }
}
