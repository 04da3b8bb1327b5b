import { dayNumber } from "@regiohub/infra/days";
import { ageOf } from "./age.js";
import { brinOf, eventOf, fromStay, toStay } from "./build.js";
import type { DerivedEvent } from "./event.js";
import type { Known, Stay } from "./known.js";
import type { DerivedLeg } from "./leg.js";
import { isBeforeObserved, isSeen } from "./observed.js";
import type { Spell } from "./spells.js";

/** Rule 7: what changed while somebody stayed. What was not known before is no change, it came to be known. */
export function changeEvents(spell: Spell, known: Known): readonly DerivedEvent[] {
  return seenSteps(spell, known).flatMap(([before, after]) => {
    const change = {
      on: after.startsOn,
      ageYears: ageOf(known, after.person, after.startsOn),
      confidence: "EXPLICIT",
      beforeObserved: isBeforeObserved(known, spell.board, dayNumber(after.startsOn)),
      ...fromStay(before),
      ...toStay(after),
    } as const;
    const events: DerivedEvent[] = [];
    const isAtHome = before.secondedTo === null && after.secondedTo === null;
    if (isAtHome && differ(brinOf(before), brinOf(after)))
      events.push(eventOf({ kind: "TRANSFER_INTRA_BOARD", ...change }));
    if (differ(before.functionGroup, after.functionGroup)) events.push(eventOf({ kind: "FUNCTION_CHANGE", ...change }));
    if (before.fte !== after.fte) events.push(eventOf({ kind: "WTF_CHANGE", ...change }));
    return events;
  });
}

/**
 * The legs of what changed: out of the one site, function group and size and into the other. At the board they cancel; at
 * the school and the group they explain the difference, also where what changed was not known before.
 */
export function changeLegs(spell: Spell, known: Known): readonly DerivedLeg[] {
  return seenSteps(spell, known).flatMap(([before, after]) => {
    const isSame =
      before.siteCode === after.siteCode && before.functionGroup === after.functionGroup && before.fte === after.fte;
    return isSame ? [] : [legOf(before, "OUT"), legOf(after, "IN")];

    function legOf(stay: Stay, direction: DerivedLeg["direction"]): DerivedLeg {
      return {
        board: spell.board,
        number: stay.person.number,
        on: after.startsOn,
        direction,
        cause: "CHANGE",
        move: null,
        otherBoard: null,
        gapDays: null,
        functionGroup: stay.functionGroup,
        siteCode: stay.siteCode,
        fte: stay.fte,
        ageYears: ageOf(known, stay.person, after.startsOn),
        beforeObserved: isBeforeObserved(known, spell.board, dayNumber(after.startsOn)),
        event: null,
      };
    }
  });
}

const seenSteps = ({ board, steps }: Spell, known: Known): Spell["steps"] =>
  steps.filter(([, after]) => isSeen(known, board, dayNumber(after.startsOn)));

const differ = (before: string | null, after: string | null): boolean =>
  before !== null && after !== null && before !== after;
