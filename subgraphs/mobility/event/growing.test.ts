import { expect, it } from "@jest/globals";
import { addDays, dayNumber } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type History, historyOf, lastDays, type View, viewOf } from "../testing/history.js";
import { GONE } from "../testing/history-boards.js";
import type { Derived } from "./derive.js";
import type { EventKind } from "./event.js";
import { type DerivedLeg, MOVE_KINDS } from "./leg.js";
import { regionEventsOf } from "./region.js";
import { differencesOf, type Superseded } from "./supersede.js";

const TOGETHER = [...MOVE_KINDS, "ORG_TRANSITION"] as const;

/**
 * What an event can turn out to be when nothing is corrected and boards deliver later than others. What changed while
 * somebody stayed is what it is for good; so is that a secondment began.
 */
const TURNS_OUT: Readonly<Record<EventKind, readonly (EventKind | "NOTHING")[]>> = {
  // Another board says that the person was there before, or is there still.
  INFLOW: [...TOGETHER, "RE_ENTRY", "DUAL_EMPLOYMENT"],
  // Or the only leaving before was none, because the next contract there came within 31 days; its end is to be seen yet.
  RE_ENTRY: [...TOGETHER, "DUAL_EMPLOYMENT", "INFLOW"],
  DUAL_EMPLOYMENT: [...TOGETHER, "DUAL_EMPLOYMENT", "RE_ENTRY"], // of two that begin on one day the other is the second
  // Another board says where the person is now; a year went by; or the next contract came within 31 days.
  OUTFLOW: [...TOGETHER, "DUAL_ENDED", "RETIREMENT_PRESUMED", "OUTFLOW", "NOTHING"],
  RETIREMENT: [...TOGETHER, "DUAL_ENDED", "RETIREMENT", "NOTHING"],
  RETIREMENT_PRESUMED: [...TOGETHER, "DUAL_ENDED", "OUTFLOW"],
  DUAL_ENDED: [...TOGETHER, "OUTFLOW", "DUAL_ENDED", "NOTHING"],
  // Another coming is nearer in time, or there was no leaving because the next contract came.
  TRANSFER_INTER_BOARD: [...TOGETHER, "OUTFLOW", "DUAL_EMPLOYMENT", "DUAL_ENDED", "RE_ENTRY"],
  PO_TO_VO: [...TOGETHER, "OUTFLOW", "DUAL_EMPLOYMENT", "DUAL_ENDED", "RE_ENTRY"],
  VO_TO_PO: [...TOGETHER, "OUTFLOW", "DUAL_EMPLOYMENT", "DUAL_ENDED", "RE_ENTRY"],
  PARTIAL_TRANSFER: ["PARTIAL_TRANSFER", "NOTHING"],
  ORG_TRANSITION: ["ORG_TRANSITION", "NOTHING"],
  SECONDMENT_END: ["SECONDMENT_END", "NOTHING"],
  SECONDMENT_START: [],
  TRANSFER_INTRA_BOARD: [],
  FUNCTION_CHANGE: [],
  WTF_CHANGE: [],
};

/** What is known, and what follows, after each of some deliveries of a history. */
function* deliveriesOf(history: History, random: Random): Generator<View & Derived> {
  let until: ReadonlyMap<BoardNumber, CalendarDate> = new Map();
  for (let day = "2016-09-01"; day <= "2026-10-01"; day = addDays(day, 20 + random.below(400))) {
    const delivered = [...lastDays(day)].filter(() => random.next() < 0.6);
    until = new Map([...until, ...delivered]);
    const view = viewOf(history, until);
    yield { ...view, ...regionEventsOf(view.components, view.known) };
  }
}

it("what boards deliver later explains what was known, and undoes none of it", async () => {
  const turned = new Set<string>();
  await forSeeds("EV-06", { commit: 12, long: 2_000 }, (random) => {
    let before: Derived = { events: [], legs: [] };
    for (const now of deliveriesOf(historyOf(random, 50), random)) {
      const { superseded } = differencesOf(before.events, now.events);
      expect(superseded.filter((one) => !canTurnOut(one))).toEqual([]);
      for (const { event, by } of superseded) turned.add(`${event.kind} ${by?.kind}`);
      const legs = new Set(now.legs.map(legText));
      expect(before.legs.filter((leg) => !legs.has(legText(leg)) && !isExplained(leg, now))).toEqual([]);
      before = now;
    }
  });
  expect([...turned]).toEqual(
    expect.arrayContaining(["INFLOW PO_TO_VO", "OUTFLOW TRANSFER_INTER_BOARD", "OUTFLOW RETIREMENT_PRESUMED"]),
  );
});

/** When a board is gone, whom it had last counts as there until then; its last delivery may be late, and say otherwise. */
const canTurnOut = ({ event, by }: Superseded): boolean =>
  TURNS_OUT[event.kind].includes(by?.kind ?? "NOTHING") || event.from === GONE || event.to === GONE;

const legText = ({ board, number, on, direction, siteCode, functionGroup, fte }: DerivedLeg): string =>
  [board, number, on, direction, siteCode, functionGroup, fte].join(" ");

/** A leaving is none when the next contract came within 31 days; and when a board is gone, its last delivery may be late. */
function isExplained({ board, number, on, direction }: DerivedLeg, { components }: View): boolean {
  const last = dayNumber(on) - 1;
  const ofPerson = components.find((stays) =>
    stays.some(({ person }) => person.board === board && person.number === number),
  );
  const isBack = ofPerson?.some(({ person, startsOn }) => {
    const days = dayNumber(startsOn) - last;
    return person.board === board && days > 0 && days <= 31;
  });
  return direction === "OUT" && (isBack === true || board === GONE);
}
